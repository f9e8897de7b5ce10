// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

import {IReceiveWithAuthorization} from "../interfaces/external/IReceiveWithAuthorization.sol";
import {ISignatureTransfer} from "../interfaces/external/ISignatureTransfer.sol";
import {Permit2Funding} from "../types/Permit2Funding.sol";

/// @title Pulling tokens to this contract by a payer's signature
/// @dev Whoever uses these binds what is bought with the money by the nonce or the witness, and checks what arrived.
library SignedPulls {
    /// @dev The same address on every chain.
    ISignatureTransfer internal constant PERMIT2 = ISignatureTransfer(
        0x000000000022D473030F116dDEE9F6B43aC78BA3
    );

    /// @dev `receiveWithAuthorization` of ERC-3009 in its (v, r, s) form; the name is overloaded.
    bytes4 private constant _RECEIVE_BY_PARTS = bytes4(
        keccak256(
            "receiveWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)"
        )
    );

    /// @notice Tries an EIP-2612 permit of the caller. One that somebody sent ahead has done its work, so a failure is
    /// no matter: only the allowance counts.
    function tryPermit(
        address token,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) internal {
        bytes memory data = abi.encodeCall(
            IERC20Permit.permit,
            (msg.sender, address(this), amount, deadline, v, r, s)
        );
        // solhint-disable-next-line avoid-low-level-calls
        (bool taken, ) = token.call(data);
        taken;
    }

    /// @notice Pulls by the payer's ERC-3009 authorization.
    /// @param validBefore First second (unix time) in which it does not count any more.
    /// @param signature 65 bytes go in as (v, r, s); anything else as bytes, for wallet contracts.
    function pullAuthorized(
        address token,
        address payer,
        uint256 amount,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) internal {
        if (signature.length != 65) {
            IReceiveWithAuthorization(token).receiveWithAuthorization(
                payer,
                address(this),
                amount,
                0,
                validBefore,
                nonce,
                signature
            );
            return;
        }
        // The signature's last byte is v, and its first 64 are r and s as the call wants them.
        bytes memory head = abi.encodeWithSelector(
            _RECEIVE_BY_PARTS,
            payer,
            address(this),
            amount,
            0,
            validBefore,
            nonce,
            uint8(signature[64])
        );
        Address.functionCall(token, bytes.concat(head, signature[:64]));
    }

    /// @notice Pulls by the payer's Permit2 signature with a witness.
    /// @param permitted Most that may move, as signed.
    /// @param requested What moves.
    function pullPermit2(
        address token,
        uint256 permitted,
        uint256 requested,
        Permit2Funding calldata funding,
        bytes32 witness,
        string memory witnessTypes
    ) internal {
        // Static structs encode as their members in a row. Written so, none of them is built in memory first.
        bytes memory data = abi.encodeWithSelector(
            ISignatureTransfer.permitWitnessTransferFrom.selector,
            token,
            permitted,
            funding.nonce,
            funding.deadline,
            address(this),
            requested,
            funding.payer,
            witness,
            witnessTypes,
            funding.signature
        );
        Address.functionCall(address(PERMIT2), data);
    }
}
