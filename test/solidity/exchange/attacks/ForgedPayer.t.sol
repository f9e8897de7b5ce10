// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {HostileErc20} from "../../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../../contracts/types/Permit2Funding.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {DeployPermit2} from "../../helpers/DeployPermit2.sol";
import {IPermit2Errors} from "../../helpers/IPermit2Errors.sol";
import {SignedFxTest} from "../../helpers/SignedFxTest.sol";

/// @notice A stranger locks with a token of its own making, a venue of its own and its own dollars, and would have the
/// router say that a victim paid.
contract ForgedFxPayerAttacksTest is SignedFxTest, DeployPermit2 {
    bytes private constant _FX_TYPES =
        "FxLock witness)FxConversion(address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData)FxLock(Order order,FxConversion conversion)Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)";

    Order private _order;
    FxConversion private _conversion;
    ObligingToken private _obliging;
    address private _victim;
    uint256 private _victimKey;

    function setUp() public override {
        super.setUp();
        placePermit2();
        (_victim, _victimKey) = makeAddrAndKey("victim");
        _obliging = new ObligingToken();
        _order = makePlainOrder(1);
        bytes memory data = script(
            stepPay(stranger, PRICE),
            stepSend(address(usdc), address(escrow), AMOUNT)
        );
        _conversion = conversionAt(address(scripted), data);
        _conversion.tokenIn = address(_obliging);
    }

    /// @dev The token says that the victim authorized the pull. The router cannot know, and names who sent this.
    function test_tokenThatAcceptsAnyAuthorization() external {
        for (uint256 length = 65; length <= 66; ++length) {
            Order memory order = makePlainOrder(length);
            _expectPayer(stranger, order);
            relayLock(order, _conversion, _victim, new bytes(length));
            assertState(order, Status.Locked, AMOUNT, 0);
            assertEq(scripted.lastTrade().taker, _victim);
        }
    }

    /// @dev A quote that names its taker names its tokens, too: with another token it is not signed.
    function test_victimsQuoteIsNotUsedUp() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.taker = _victim;
        FxConversion memory conversion = conversionBy(quote);
        conversion.tokenIn = address(_obliging);
        quote.tokenIn = address(_obliging);
        vm.expectRevert(
            abi.encodeWithSignature("QuoteSignatureInvalid(address,bytes32)", maker, quoteDigest(quote))
        );
        relayLock(_order, conversion, _victim, new bytes(65));
        assertFalse(rfq.isUsed(maker, 1));
    }

    /// @dev Permit2 asks the victim's key and not the token.
    function test_permit2WithAHostileToken() external {
        Permit2Funding memory funding = _signed(buyerKey);
        vm.expectRevert(IPermit2Errors.InvalidSigner.selector);
        vm.prank(stranger);
        router.lockExactWithPermit2(_order, "", _conversion, funding);
        assertState(_order, Status.None, 0, 0);
    }

    function test_permit2ForAnotherConversionOrOrder() external {
        Permit2Funding memory funding = _signed(_victimKey);
        FxConversion memory other = _conversion;
        other.maxDeviationBps = 1;
        vm.expectRevert(IPermit2Errors.InvalidSigner.selector);
        router.lockExactWithPermit2(_order, "", other, funding);
        vm.expectRevert(IPermit2Errors.InvalidSigner.selector);
        router.lockExactWithPermit2(makePlainOrder(2), "", _conversion, funding);
    }

    /// @dev Who signed this order with this conversion is named, even if the token is worth nothing and moves as it likes.
    function test_permit2NamesItsSignerWhateverTheToken() external {
        Permit2Funding memory funding = _signed(_victimKey);
        _expectPayer(_victim, _order);
        vm.prank(stranger);
        router.lockExactWithPermit2(_order, "", _conversion, funding);
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertEq(_obliging.balanceOf(_victim), MAXIMUM - PRICE);
        assertEq(_obliging.balanceOf(address(router)), 0);
    }

    function test_permit2OfAWalletThatRefuses() external {
        Permit2Funding memory funding = _signed(_victimKey);
        funding.payer = makeWallet(buyer);
        vm.expectRevert(IPermit2Errors.InvalidContractSignature.selector);
        router.lockExactWithPermit2(_order, "", _conversion, funding);
    }

    function _expectPayer(address payer, Order memory order) private {
        bytes32[] memory ids = idsOf(actionDigest(hashOrder(order)));
        vm.expectEmit(address(router));
        emit IFxRouter.FxLocked(
            payer,
            address(scripted),
            address(_obliging),
            PRICE,
            order.token,
            order.amount,
            ids
        );
    }

    function _signed(uint256 key) private view returns (Permit2Funding memory funding) {
        uint256 deadline = START + 1 hours;
        bytes32 digest = permit2Digest(
            address(router),
            address(_obliging),
            MAXIMUM,
            1,
            deadline,
            hashLock(_order, _conversion),
            _FX_TYPES
        );
        return Permit2Funding(_victim, 1, deadline, signBytes(key, digest));
    }
}

/// @dev Takes any authorization, gives the caller as much as it asks for, and pulls from anybody.
contract ObligingToken is HostileErc20 {
    function receiveWithAuthorization(
        address,
        address to,
        uint256 value,
        uint256,
        uint256,
        bytes32,
        uint8,
        bytes32,
        bytes32
    ) external {
        _mint(to, value);
    }

    function receiveWithAuthorization(
        address,
        address to,
        uint256 value,
        uint256,
        uint256,
        bytes32,
        bytes calldata
    ) external {
        _mint(to, value);
    }

    function transferFrom(address, address to, uint256 value) public override returns (bool) {
        _mint(to, value);
        return true;
    }
}
