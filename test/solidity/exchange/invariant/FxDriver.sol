// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {SignedFxTest} from "../../helpers/SignedFxTest.sol";

/// @title FxDriver
/// @notice Sends a call whose outcome was predicted, and fails the run on any other. Keeps every account's balance in both
/// currencies by its own reckoning; nothing is read back from the exchange to predict.
abstract contract FxDriver is SignedFxTest {
    uint256 private constant _MOST = 1_000_000;

    address[] internal accounts;
    mapping(address currency => mapping(address account => uint256)) internal ghosts;

    /// @notice Orders that hold money, by the model.
    Order[] internal lockedOrders;
    uint256 public succeeded;
    uint256 public refused;

    address internal bystander;
    uint256 private _seed;
    uint256 private _salt;
    uint256 private _nonce;
    bool private _ready;

    constructor() {
        setUp();
    }

    /// @dev Once: the runner finds it among what it may call.
    function setUp() public override {
        if (_ready) return;
        _ready = true;
        super.setUp();
        bystander = makeAddr("bystander");
        usdc.mint(bystander, FUNDS);
        eurc.mint(bystander, FUNDS);
        allow(bystander, address(router));
        allow(bystander, address(rfq));
        allow(bystander, address(escrow));
        accounts = [buyer, seller, maker, stranger, bystander];
        accounts.push(address(scripted));
        accounts.push(address(escrow));
        for (uint256 i = 0; i < accounts.length; ++i) {
            ghosts[address(usdc)][accounts[i]] = usdc.balanceOf(accounts[i]);
            ghosts[address(eurc)][accounts[i]] = eurc.balanceOf(accounts[i]);
        }
    }

    /// @notice Invariant 15, over all that is kept.
    function checkAll() public view {
        for (uint256 i = 0; i < accounts.length; ++i) {
            address account = accounts[i];
            assertEq(usdc.balanceOf(account), ghosts[address(usdc)][account], "15 dollars of an account");
            assertEq(eurc.balanceOf(account), ghosts[address(eurc)][account], "15 euros of an account");
        }
        assertNothingLeft();
    }

    /// @param problem The whole revert data that must come back, or nothing when the call must succeed.
    function _drive(
        address caller,
        address target,
        bytes memory data,
        bytes memory problem
    ) internal returns (bool done) {
        vm.prank(caller);
        bytes memory returned;
        (done, returned) = target.call(data);
        if (done) {
            assertEq(problem.length, 0, "15 succeeded against the model");
            ++succeeded;
        } else {
            assertTrue(problem.length != 0, "15 refused against the model");
            assertEq(returned, problem, "15 another error than predicted");
            ++refused;
        }
    }

    /// @dev The caller's own euros or dollars by allowance, or by an authorization that a stranger relays.
    function _driveLock(
        Order memory order,
        FxConversion memory conversion,
        bytes memory problem
    ) internal returns (bool done) {
        // Only euros are authorized here: the schema of the test's signatures is theirs.
        if (conversion.tokenIn == address(usdc) || _oneIn(2)) {
            bytes memory call = abi.encodeCall(router.lockExact, (order, "", conversion));
            done = _drive(buyer, address(router), call, problem);
        } else {
            bytes memory signature = authorize(buyerKey, buyer, order, conversion);
            done = _drive(
                stranger,
                address(router),
                abi.encodeCall(router.lockExactWithAuthorization, (order, "", conversion, buyer, signature)),
                problem
            );
        }
        if (done) lockedOrders.push(order);
    }

    function _move(address currency, address from, address to, uint256 amount) internal {
        ghosts[currency][from] -= amount;
        ghosts[currency][to] += amount;
    }

    function _begin(uint256 seed) internal {
        _seed = seed;
    }

    function _pick(uint256 count) internal returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % count;
    }

    function _oneIn(uint256 count) internal returns (bool) {
        return _pick(count) == 0;
    }

    /// @dev Small ones often, for rounding.
    function _pickAmount() internal returns (uint256) {
        return 1 + _pick(_oneIn(3) ? 10 : _MOST);
    }

    function _pickCurrencies() internal returns (address tokenIn, address tokenOut) {
        return _oneIn(2) ? (address(eurc), address(usdc)) : (address(usdc), address(eurc));
    }

    function _nextNonce() internal returns (uint256) {
        return ++_nonce;
    }

    function _newOrder(address currency, uint256 amount) internal returns (Order memory order) {
        order = makeOrder(++_salt);
        order.token = currency;
        order.amount = uint96(amount);
    }
}
