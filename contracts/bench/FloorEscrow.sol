// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ISignatureTransfer} from "../interfaces/external/ISignatureTransfer.sol";
import {IFloorPermit2} from "./IFloorPermit2.sol";
import {IFloorReceive} from "./IFloorReceive.sol";

/// @title The floor of `bench:gas`: what no escrow can do without
/// @notice One transfer, one slot, one event, and no check whatsoever. Never use it for anything else.
contract FloorEscrow {
    mapping(bytes32 id => uint256 amount) private _amounts;

    event Moved(bytes32 indexed id, uint256 amount);

    /// @notice One `transferFrom`, one new slot, one event.
    function lock(address token, bytes32 id, uint256 amount) external {
        _amounts[id] = amount;
        emit Moved(id, amount);
        IERC20(token).transferFrom(msg.sender, address(this), amount);
    }

    /// @notice One ERC-3009 transfer in, one new slot, one event.
    function lockWithAuthorization(
        address token,
        bytes32 id,
        address from,
        uint256 amount,
        uint256 validBefore,
        bytes calldata signature
    ) external {
        _amounts[id] = amount;
        emit Moved(id, amount);
        (bytes32 r, bytes32 s) = abi.decode(signature[:64], (bytes32, bytes32));
        IFloorReceive(token).receiveWithAuthorization(
            from,
            address(this),
            amount,
            0,
            validBefore,
            id,
            uint8(signature[64]),
            r,
            s
        );
    }

    /// @notice One Permit2 transfer in, without a witness, one new slot, one event.
    function lockWithPermit2(
        bytes32 id,
        ISignatureTransfer.PermitTransferFrom calldata permit,
        address from,
        bytes calldata signature
    ) external {
        uint256 amount = permit.permitted.amount;
        _amounts[id] = amount;
        emit Moved(id, amount);
        IFloorPermit2(0x000000000022D473030F116dDEE9F6B43aC78BA3).permitTransferFrom(
            permit,
            ISignatureTransfer.SignatureTransferDetails({to: address(this), requestedAmount: amount}),
            from,
            signature
        );
    }

    /// @notice One `transfer` out, one slot rewritten, one event.
    function release(address token, bytes32 id, address to, uint256 amount) external {
        // One unit stays, so that the slot is rewritten and not cleared, as an id that is used once demands.
        _amounts[id] = _amounts[id] - amount + 1;
        emit Moved(id, amount);
        IERC20(token).transfer(to, amount);
    }
}
