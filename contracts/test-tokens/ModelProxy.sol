// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

/// @title ModelProxy
/// @notice A proxy as issuers use them: two unstructured slots (ERC-1967), an admin that can replace the
/// implementation at any time, and whose calls never reach it.
/// @dev Each call costs what it costs through the proxies of USDC and EURC: the admin's slot and the implementation's
/// slot are read, then the call is delegated. Storage of the token starts at slot 0 of the proxy.
contract ModelProxy {
    error ProxyAdminCannotUseToken(address admin);

    /// @param implementation_ The first implementation.
    /// @param admin_ Who may upgrade; it cannot use the token.
    /// @param data The call that initializes the token.
    constructor(address implementation_, address admin_, bytes memory data) {
        ERC1967Utils.changeAdmin(admin_);
        ERC1967Utils.upgradeToAndCall(implementation_, data);
    }

    /// @notice Replaces the implementation when the admin calls; anybody else's call is delegated.
    /// @dev Emits ERC-1967's `Upgraded`.
    function upgradeToAndCall(address implementation_, bytes calldata data) external payable {
        if (msg.sender != ERC1967Utils.getAdmin()) _delegate();
        ERC1967Utils.upgradeToAndCall(implementation_, data);
    }

    /// @notice Hands the power to upgrade over when the admin calls; anybody else's call is delegated.
    /// @dev Emits ERC-1967's `AdminChanged`.
    function changeAdmin(address admin_) external {
        if (msg.sender != ERC1967Utils.getAdmin()) _delegate();
        ERC1967Utils.changeAdmin(admin_);
    }

    // solhint-disable-next-line payable-fallback
    fallback() external {
        if (msg.sender == ERC1967Utils.getAdmin()) revert ProxyAdminCannotUseToken(msg.sender);
        _delegate();
    }

    function _delegate() private {
        address target = ERC1967Utils.getImplementation();
        // Assembly, since Solidity cannot return bytes of unknown length from a fallback without encoding them anew.
        // It may write from memory zero on because it never goes back to Solidity.
        assembly {
            calldatacopy(0, 0, calldatasize())
            let success := delegatecall(gas(), target, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(success) {
                revert(0, returndatasize())
            }
            return(0, returndatasize())
        }
    }
}
