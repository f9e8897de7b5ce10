// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {ICredits} from "../../../contracts/interfaces/ICredits.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {TestRecovery} from "../helpers/TestRecovery.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice Who has a credit paid: anyone, or where a recovery registry is in effect the owner by call or signature.
contract WithdrawGuardsTest is UnitTest {
    uint40 private constant SIGN_BY = START + 30 days;

    uint256 private _credit;

    /// @dev The seller has a credit and is free again.
    function setUp() public override {
        super.setUp();
        _credit = _addCredit(1, seller);
    }

    function test_RevertWhen_AStrangerWithdrawsForALostAccount() external {
        _setRegistry();
        // Its registry names nobody yet: guardians need their delay.
        _expectNotOwner(stranger);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
        assertEq(creditOf(seller, address(usdc)), _credit);
    }

    function test_RevertWhen_EvenTheSuccessorWithdrawsForIt() external {
        TestRecovery registry = _setRegistry();
        registry.name(seller, inspector);
        _expectNotOwner(inspector);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
        vm.prank(inspector);
        escrow.withdrawAsSuccessor(seller, address(usdc), _credit);
        assertEq(usdc.balanceOf(inspector), _credit);
    }

    function test_AStrangerWithdrawsUntilTheRegistryCounts() external {
        _choose(address(new TestRecovery()));
        vm.warp(START + 7 days - 1);
        vm.prank(stranger);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
        vm.warp(START + 7 days);
        _expectNotOwner(stranger);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
    }

    function test_AStrangerWithdrawsAgainOnceTheRegistryIsGone() external {
        _setRegistry();
        _choose(address(0));
        vm.warp(START + 14 days - 1);
        _expectNotOwner(stranger);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
        vm.warp(START + 14 days);
        vm.prank(stranger);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
        assertEq(usdc.balanceOf(seller), 1);
    }

    function test_TheOwnerWithdrawsByCall() external {
        _setRegistry();
        vm.prank(seller);
        escrow.withdraw(seller, address(usdc), _credit, 0, "");
        assertEq(usdc.balanceOf(seller), _credit);
    }

    function test_TheOwnersSignatureWorksOnce() external {
        _setRegistry();
        bytes memory signature = _sign(sellerKey, 400, 0);
        vm.expectEmit(address(escrow));
        emit ICredits.WithdrawalSigned(seller, address(usdc), 0);
        vm.expectEmit(address(escrow));
        emit ICredits.CreditWithdrawn(seller, address(usdc), seller, 400);
        vm.prank(stranger);
        escrow.withdraw(seller, address(usdc), 400, SIGN_BY, signature);
        assertEq(usdc.balanceOf(seller), 400);
        (uint256 amount, uint256 nonce) = escrow.creditOf(seller, address(usdc));
        assertEq(amount, _credit - 400);
        assertEq(nonce, 1);

        expectInvalid(seller, _hash(seller, 400, 1));
        escrow.withdraw(seller, address(usdc), 400, SIGN_BY, signature);
        escrow.withdraw(seller, address(usdc), 400, SIGN_BY, _sign(sellerKey, 400, 1));
        assertEq(usdc.balanceOf(seller), 800);
    }

    /// @dev Each credit counts for itself, and a new one does not begin again.
    function test_NoncesOutliveTheCredit() external {
        escrow.withdraw(seller, address(usdc), _credit, SIGN_BY, _sign(sellerKey, _credit, 0));
        (, uint256 ofAnother) = escrow.creditOf(seller, address(token));
        assertEq(ofAnother, 0);
        _addCredit(2, seller);
        expectInvalid(seller, _hash(seller, _credit, 1));
        escrow.withdraw(seller, address(usdc), _credit, SIGN_BY, _sign(sellerKey, _credit, 0));
    }

    function test_RevertWhen_OneSecondAfterSignBy() external {
        bytes memory signature = _sign(sellerKey, 400, 0);
        warpPast(SIGN_BY);
        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        escrow.withdraw(seller, address(usdc), 400, SIGN_BY, signature);
        vm.warp(SIGN_BY);
        escrow.withdraw(seller, address(usdc), 400, SIGN_BY, signature);
    }

    /// @dev A signature that is wrong is no call without one, even where anyone could call.
    function test_RevertWhen_AnotherSignedOrSignedAnother() external {
        bytes[6] memory wrong = [
            _sign(buyerKey, 400, 0),
            _sign(sellerKey, 401, 0),
            _sign(sellerKey, 400, 1),
            signBytes(sellerKey, actionDigest(_hash(buyer, 400, 0))),
            signBytes(
                sellerKey,
                actionDigest(TypedData.hashWithdrawal(seller, address(token), 400, 0, SIGN_BY))
            ),
            signBytes(
                sellerKey,
                actionDigest(TypedData.hashWithdrawal(seller, address(usdc), 400, 0, SIGN_BY - 1))
            )
        ];
        for (uint256 i = 0; i < wrong.length; ++i) {
            expectInvalid(seller, _hash(seller, 400, 0));
            vm.prank(stranger);
            escrow.withdraw(seller, address(usdc), 400, SIGN_BY, wrong[i]);
        }
    }

    function test_RevertWhen_SignedForAnotherChainOrInstance() external {
        IOrderEscrow other = deployEscrow();
        bytes32 structHash = _hash(seller, 400, 0);
        bytes32[2] memory domains = [
            TypedData.domainSeparator(block.chainid + 1, address(escrow)),
            TypedData.domainSeparator(block.chainid, address(other))
        ];
        for (uint256 i = 0; i < domains.length; ++i) {
            bytes32 digest = MessageHashUtils.toTypedDataHash(domains[i], structHash);
            expectInvalid(seller, structHash);
            escrow.withdraw(seller, address(usdc), 400, SIGN_BY, signBytes(sellerKey, digest));
        }
    }

    function test_RevertWhen_ASignedAmountIsZeroOrAboveTheCredit() external {
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        escrow.withdraw(seller, address(usdc), 0, SIGN_BY, _sign(sellerKey, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(ICredits.CreditExceeded.selector, _credit + 1, _credit));
        escrow.withdraw(seller, address(usdc), _credit + 1, SIGN_BY, _sign(sellerKey, _credit + 1, 0));
        // What failed used no nonce.
        escrow.withdraw(seller, address(usdc), 400, SIGN_BY, _sign(sellerKey, 400, 0));
    }

    function test_AWalletContractSigns() external {
        address wallet = makeWallet(seller);
        uint256 credit = _addCredit(2, wallet);
        bytes memory signature = signBytes(sellerKey, actionDigest(_hash(wallet, credit, 0)));
        vm.prank(stranger);
        escrow.withdraw(wallet, address(usdc), credit, SIGN_BY, signature);
        assertEq(usdc.balanceOf(wallet), credit);
        expectInvalid(wallet, _hash(wallet, credit, 1));
        escrow.withdraw(wallet, address(usdc), credit, SIGN_BY, signature);
    }

    function _addCredit(uint256 salt, address owner) private returns (uint256) {
        Order memory order = makeUsdcOrder(salt);
        order.seller = owner;
        lock(order);
        usdc.blacklist(owner);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        usdc.unBlacklist(owner);
        return AMOUNT - feeOf(AMOUNT);
    }

    /// @dev In effect at once, by the clock.
    function _setRegistry() private returns (TestRecovery registry) {
        registry = new TestRecovery();
        _choose(address(registry));
        vm.warp(START + 7 days);
    }

    function _choose(address registry) private {
        vm.prank(seller);
        escrow.setRecovery(registry);
    }

    function _expectNotOwner(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(ICredits.CallerNotOwner.selector, caller, seller));
        vm.prank(caller);
    }

    function _hash(address owner, uint256 amount, uint256 nonce) private view returns (bytes32) {
        return TypedData.hashWithdrawal(owner, address(usdc), amount, nonce, SIGN_BY);
    }

    function _sign(uint256 key, uint256 amount, uint256 nonce) private view returns (bytes memory) {
        return signBytes(key, actionDigest(_hash(seller, amount, nonce)));
    }
}
