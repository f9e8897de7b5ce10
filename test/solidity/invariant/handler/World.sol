// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderEscrow} from "../../../../contracts/interfaces/IOrderEscrow.sol";
import {BlocksTransfers} from "../../../../contracts/test-tokens/hostile/BlocksTransfers.sol";
import {MockErc20} from "../../../../contracts/test-tokens/MockErc20.sol";
import {ModelUsdc} from "../../../../contracts/test-tokens/ModelUsdc.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {DeployEscrow} from "../../helpers/DeployEscrow.sol";
import {DeployPermit2} from "../../helpers/DeployPermit2.sol";
import {ModelTokens} from "../../helpers/ModelTokens.sol";
import {ModelRegistry} from "../doubles/ModelRegistry.sol";
import {ProbeFunder} from "../doubles/ProbeFunder.sol";
import {ProbeGate} from "../doubles/ProbeGate.sol";
import {ProbeReceiver} from "../doubles/ProbeReceiver.sol";
import {ProbeToken} from "../doubles/ProbeToken.sol";
import {ProbeVerifier} from "../doubles/ProbeVerifier.sol";
import {ProbeWallet} from "../doubles/ProbeWallet.sol";
import {ReentryProbe} from "../doubles/ReentryProbe.sol";
import {Messages} from "./Messages.sol";

/// @title World
/// @notice The stage: an escrow, four tokens, a pool of accounts that play every role, ten terms.
abstract contract World is ModelTokens, DeployEscrow, DeployPermit2 {
    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant WEALTH = 1 << 120;
    uint256 internal constant PARTIES = 6;
    /// @dev Accounts that hold tokens of their own at the start.
    uint256 internal constant OWNERS = 9;
    uint256 internal constant TERMS = 10;
    /// @dev The chain of the deployment, and the one that a fork makes of it.
    uint256 internal constant HOME = 31_337;
    uint256 internal constant FORK = 31_338;

    IOrderEscrow internal immutable escrow;
    bytes32 internal immutable ownDomain;
    MockErc20 internal plain;
    ModelUsdc internal fiat;
    BlocksTransfers internal switched;
    ProbeToken internal hooked;
    ReentryProbe internal probe;
    ProbeGate internal gate;
    ProbeFunder internal funder;
    ProbeReceiver internal receiver;
    ModelRegistry[2] internal registries;

    address[4] internal tokens;
    /// @dev Parties first (the last of them an ERC-1271 wallet), then the others.
    address[] internal accounts;
    mapping(address account => uint256) internal keyOf;
    address internal unapproved;
    address internal issuer;
    bytes[] internal attesters;
    uint256[] internal attesterKeys;
    ProbeWallet internal attesterWallet;
    Terms[] internal rules;
    bytes32[] internal rulesIds;

    /// @dev The chain that everything happens on; the escrow was deployed at home.
    uint256 internal chain = HOME;

    /// @dev Kept here: the time set by a cheatcode need not outlive a handler call.
    uint256 internal nowAt = START;

    /// @dev Makes campaigns differ that the runner feeds the same numbers.
    uint256 internal salt;
    uint256 private _random;

    constructor() {
        vm.warp(START);
        vm.recordLogs();
        vm.chainId(HOME);
        escrow = deployEscrow();
        placePermit2();
        ownDomain = Messages.domain(HOME, address(escrow));
        probe = new ReentryProbe();
        gate = new ProbeGate(probe);
        funder = new ProbeFunder(probe);
        receiver = new ProbeReceiver(probe);
        registries[0] = new ModelRegistry(probe);
        registries[1] = new ModelRegistry(probe);
        _makeAccounts();
        _makeTokens();
        _makeAttesters();
        _makeTerms();
    }

    function _makeAccounts() private {
        issuer = makeAddr("issuer");
        string[9] memory names = ["ada", "bo", "cy", "di", "ed", "walletOwner", "judge", "taker", "stranger"];
        for (uint256 i = 0; i < names.length; ++i) {
            (address account, uint256 key) = makeAddrAndKey(names[i]);
            if (i == PARTIES - 1) account = address(new ProbeWallet(account, probe));
            keyOf[account] = key;
            accounts.push(account);
        }
        unapproved = accounts[8];
        accounts.push(address(receiver));
        accounts.push(address(escrow));
        accounts.push(address(funder));
    }

    function _makeTokens() private {
        plain = new MockErc20("Plain", "PLN", 6);
        fiat = deployUsdc(issuer);
        switched = new BlocksTransfers();
        hooked = new ProbeToken(probe);
        tokens = [address(plain), address(fiat), address(switched), address(hooked)];
        for (uint256 i = 0; i < OWNERS; ++i) {
            for (uint256 t = 0; t < tokens.length; ++t) _fund(MockErc20(tokens[t]), accounts[i]);
        }
        // No allowance: what is asked for is brought.
        for (uint256 t = 0; t < tokens.length; ++t) {
            vm.prank(issuer);
            MockErc20(tokens[t]).mint(address(funder), WEALTH);
        }
    }

    function _fund(MockErc20 token, address account) private {
        vm.prank(issuer);
        token.mint(account, WEALTH);
        if (account == unapproved) return;
        vm.startPrank(account);
        token.approve(address(escrow), type(uint256).max);
        token.approve(PERMIT2, type(uint256).max);
        vm.stopPrank();
    }

    /// @dev An account, a key behind a verifier, a wallet.
    function _makeAttesters() private {
        for (uint256 i = 0; i < 3; ++i) {
            (address account, uint256 key) = makeAddrAndKey(string.concat("attester", vm.toString(i)));
            attesterKeys.push(key);
            if (i == 2) account = address(attesterWallet = new ProbeWallet(account, probe));
            address verifier = i == 1 ? address(new ProbeVerifier(probe)) : address(0);
            attesters.push(i == 1 ? abi.encodePacked(verifier, account) : abi.encodePacked(account));
        }
    }

    function _makeTerms() private {
        uint16[3] memory shares = [0, 4_000, 10_000];
        for (uint256 i = 0; i < TERMS; ++i) {
            Terms memory terms;
            // A judge by trade, or one who is a party as well.
            terms.arbitrator = accounts[i == 5 ? 4 : 6];
            // Nobody's money may lie in its own token's contract.
            if (i == 8) terms.arbitrator = address(plain);
            terms.evidencePeriod = uint32(1 days + i * 6 hours);
            terms.rulingPeriod = uint32(terms.evidencePeriod + 1 days + i * 12 hours);
            terms.arbitrationFeeBps = uint16(i * 111);
            terms.defaultSellerBps = shares[i % 3];
            terms.feeBps = i % 2 == 0 ? 0 : uint16(i == 7 ? 1_000 : 33 * i);
            // The taker of fees, or a party.
            terms.feeRecipient = i % 2 == 0 ? address(0) : accounts[i == 3 ? 0 : 7];
            if (i == 9) terms.feeRecipient = address(hooked);
            terms.inspectionPeriod = i == 6 ? 0 : uint32(i * 1 days);
            terms.openClaimPeriod = i == 2 ? type(uint32).max : uint32(i * 1 days);
            terms.threshold = uint8(1 + (i % 3));
            terms.attesters = attesters;
            terms.gate = i > 3 ? address(gate) : address(0);
            terms.documentHash = bytes32(i);
            rules.push(terms);
            rulesIds.push(escrow.publishTerms(terms));
        }
    }

    /// @dev Starts the stream of an action's choices.
    function _shuffle(uint256 seed) internal {
        _random = seed ^ salt;
        vm.warp(nowAt);
        vm.chainId(chain);
    }

    /// @dev The next choice: 0 to `count` - 1.
    function _pick(uint256 count) internal returns (uint256) {
        _random = uint256(keccak256(abi.encode(_random)));
        return _random % count;
    }

    function _oneIn(uint256 count) internal returns (bool) {
        return _pick(count) == 0;
    }

    /// @dev Small, large and edge amounts alike.
    function _pickAmount(uint256 maximum) internal returns (uint256) {
        uint256 kind = _pick(8);
        if (kind == 0) return maximum;
        if (kind == 1) return maximum == 0 ? 0 : 1;
        if (kind == 2) return _pick(maximum < 8 ? maximum + 1 : 8);
        return _pick(maximum + 1);
    }

    /// @dev Where signatures of actions count.
    function _domain() internal view returns (bytes32) {
        return Messages.domain(chain, address(escrow));
    }

    function _anyAccount() internal returns (address) {
        return accounts[_pick(OWNERS)];
    }

    function _party() internal returns (address) {
        return accounts[_pick(PARTIES)];
    }
}
