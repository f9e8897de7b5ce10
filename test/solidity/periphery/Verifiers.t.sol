// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";

import {P256Verifier} from "../../../contracts/periphery/verifiers/P256Verifier.sol";
import {RsaVerifier} from "../../../contracts/periphery/verifiers/RsaVerifier.sol";
import {WebAuthnVerifier} from "../../../contracts/periphery/verifiers/WebAuthnVerifier.sol";
import {Test} from "../helpers/Test.sol";

/// @notice The verifiers of keys against vectors that others published. Each valid vector is broken in one place at a
/// time and must then be refused. The escrow with live keys is tested in `test/typescript/escrow/attesters.test.ts`.
contract VerifiersTest is Test {
    bytes4 private constant _VALID = IERC7913SignatureVerifier.verify.selector;
    bytes4 private constant _INVALID = 0xffffffff;
    uint256 private constant _P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551;

    P256Verifier private _p256 = new P256Verifier();
    RsaVerifier private _rsa = new RsaVerifier();
    WebAuthnVerifier private _webAuthn = new WebAuthnVerifier();

    // RFC 6979, A.2.5: P-256 with SHA-256, messages "sample" and "test".
    bytes private constant _P256_KEY =
        hex"60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        hex"7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
    bytes32 private constant _SAMPLE_R = 0xefd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716;
    bytes32 private constant _SAMPLE_S = 0xf7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8;
    bytes32 private constant _TEST_R = 0xf1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367;
    bytes32 private constant _TEST_S = 0x019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083;

    // A browser's assertion for the page http://localhost:5500, published with the tests of the SoulWallet contracts.
    bytes private constant _PASSKEY =
        hex"e89e8b4be943fadb4dc599fe2e8af87a79b438adde328a3b72d43324506cd5b6"
        hex"4fbfe4a2f9934783c3b1af712ee87abc08f576e79346efc3b8355d931bd7b976";
    bytes32 private constant _CHALLENGE = 0x83714056da6e6910b51595330c2c2cdfbf718f2deff5bdd84b95df7a7f36f6dd;
    bytes32 private constant _PASSKEY_R = 0x2ae3ddfe4cc414dc0fad7ff3a5c960d1cee1211722d3099ade76e5ac1826731a;
    bytes32 private constant _PASSKEY_S = 0x87e5d654f357e4cd6cb52512b2da4d91eae0ae48e9d892ce532b9352f63a55d6;
    bytes private constant _AUTHENTICATOR_DATA =
        hex"49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d97630500000000";
    // {"type":"webauthn.get","challenge":"g3FAVtpuaRC1FZUzDCws379xjy3v9b3YS5Xfen829t0","origin":"http://lo
    // calhost:5500","crossOrigin":false}
    bytes private constant _CLIENT_DATA =
        hex"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e67"
        hex"65223a22673346415674707561524331465a557a44437773333739786a793376"
        hex"3962335953355866656e3832397430222c226f726967696e223a22687474703a"
        hex"2f2f6c6f63616c686f73743a35353030222c2263726f73734f726967696e223a"
        hex"66616c73657d";

    // Wycheproof, rsa_signature_2048_sha256_test.json, tcId 7: a valid signature over a message of 32 bytes.
    bytes private constant _MODULUS =
        hex"a2b451a07d0aa5f96e455671513550514a8a5b462ebef717094fa1fee82224e6"
        hex"37f9746d3f7cafd31878d80325b6ef5a1700f65903b469429e89d6eac8845097"
        hex"b5ab393189db92512ed8a7711a1253facd20f79c15e8247f3d3e42e46e48c98e"
        hex"254a2fe9765313a03eff8f17e1a029397a1fa26a8dce26f490ed81299615d981"
        hex"4c22da610428e09c7d9658594266f5c021d0fceca08d945a12be82de4d1ece6b"
        hex"4c03145b5d3495d4ed5411eb878daf05fd7afc3e09ada0f1126422f590975a19"
        hex"69816f48698bcbba1b4d9cae79d460d8f9f85e7975005d9bc22c4e5ac0f7c1a4"
        hex"5d12569a62807d3b9a02e5a530e773066f453d1f5b4c2e9cf7820283f742b9d5";
    bytes32 private constant _RSA_MESSAGE =
        0xe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff;
    bytes private constant _RSA_SIGNATURE =
        hex"2ae8d95b19cbd64d0e343ff413fffb85d8e6713c06ac8a1ceba7f3924fa740f8"
        hex"d2b3e120fd71f22711e795cd6468c5e263b1a5ba6ac6b8fa9e23d2d6e7243f51"
        hex"0592a61d134e68b8ead00612dbf38c5b7302abc3bf33f23e6d4816a6e3ddcea6"
        hex"482566e84f57464f7d56de4cef0b2256ef21874dda4c131a47292ff8ef853f93"
        hex"804483c8e6373d39ca3a22552e75427b812b861de6a310ff4c366f6f6604116e"
        hex"fd9770170aa423554c4ebbd2b5c0698950e66bb5b7c5c346285d9f5c35146255"
        hex"736b6e818e8e77983c93b21e7f60b04a7a525598e7fd8049b181000bffc7f375"
        hex"3a504370f6bb70617ac8e914deb05a198a5758a459c9fcd2fce1aede48e8a852";

    function test_p256_takesTheVectorWithLowS() external view {
        assertEq(_p256.verify(_P256_KEY, sha256("test"), abi.encodePacked(_TEST_R, _TEST_S)), _VALID);
    }

    /// @dev The RFC does not care which root s is; the verifier takes the lower one only.
    function test_p256_takesTheVectorWithHighSOnlyNormalized() external view {
        bytes32 digest = sha256("sample");
        assertEq(_p256.verify(_P256_KEY, digest, abi.encodePacked(_SAMPLE_R, _SAMPLE_S)), _INVALID);
        bytes32 low = bytes32(_P256_ORDER - uint256(_SAMPLE_S));
        assertEq(_p256.verify(_P256_KEY, digest, abi.encodePacked(_SAMPLE_R, low)), _VALID);
    }

    function test_p256_refusesWhatWasChanged() external view {
        bytes memory signature = abi.encodePacked(_TEST_R, _TEST_S);
        assertEq(_p256.verify(_P256_KEY, sha256("sample"), signature), _INVALID);
        assertEq(_p256.verify(_PASSKEY, sha256("test"), signature), _INVALID);
        assertEq(_p256.verify(_P256_KEY, sha256("test"), abi.encodePacked(_TEST_S, _TEST_R)), _INVALID);
        assertEq(_p256.verify(_P256_KEY, sha256("test"), new bytes(64)), _INVALID);
        assertEq(_p256.verify(_P256_KEY, sha256("test"), ""), _INVALID);
        assertEq(_p256.verify(new bytes(64), sha256("test"), signature), _INVALID);
    }

    function test_webAuthn_takesTheVector() external view {
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, _encode(_assertion())), _VALID);
    }

    function test_webAuthn_refusesWhatWasChanged() external view {
        WebAuthn.WebAuthnAuth memory changed = _assertion();
        assertEq(_webAuthn.verify(_PASSKEY, bytes32(uint256(_CHALLENGE) + 1), _encode(changed)), _INVALID);
        assertEq(_webAuthn.verify(_P256_KEY, _CHALLENGE, _encode(changed)), _INVALID);
        changed.s = _PASSKEY_S;
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, _encode(changed)), _INVALID);
        changed = _assertion();
        changed.challengeIndex = 24;
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, _encode(changed)), _INVALID);
        changed = _assertion();
        changed.typeIndex = 2;
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, _encode(changed)), _INVALID);
        changed = _assertion();
        changed.authenticatorData[36] = 0x01;
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, _encode(changed)), _INVALID);
        changed = _assertion();
        // Present but not verified.
        changed.authenticatorData[32] = 0x01;
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, _encode(changed)), _INVALID);
        assertEq(_webAuthn.verify(_PASSKEY, _CHALLENGE, "no assertion"), _INVALID);
    }

    function test_rsa_takesTheVector() external view {
        assertEq(_rsa.verify(_rsaKey(), _RSA_MESSAGE, _RSA_SIGNATURE), _VALID);
    }

    function test_rsa_refusesWhatWasChanged() external view {
        assertEq(_rsa.verify(_rsaKey(), bytes32(uint256(_RSA_MESSAGE) + 1), _RSA_SIGNATURE), _INVALID);
        bytes memory changed = _RSA_SIGNATURE;
        changed[255] ^= 0x01;
        assertEq(_rsa.verify(_rsaKey(), _RSA_MESSAGE, changed), _INVALID);
        assertEq(_rsa.verify(_rsaKey(), _RSA_MESSAGE, new bytes(256)), _INVALID);
        bytes memory smallKey = abi.encode(bytes(hex"010001"), new bytes(128));
        assertEq(_rsa.verify(smallKey, _RSA_MESSAGE, new bytes(128)), _INVALID);
    }

    function _assertion() private pure returns (WebAuthn.WebAuthnAuth memory) {
        return
            WebAuthn.WebAuthnAuth({
                r: _PASSKEY_R,
                s: bytes32(_P256_ORDER - uint256(_PASSKEY_S)),
                challengeIndex: 23,
                typeIndex: 1,
                authenticatorData: _AUTHENTICATOR_DATA,
                clientDataJSON: string(_CLIENT_DATA)
            });
    }

    /// @dev The members one after another: the verifier takes no leading offset, as `abi.encode` of a struct has.
    function _encode(WebAuthn.WebAuthnAuth memory auth) private pure returns (bytes memory) {
        return
            abi.encode(
                auth.r,
                auth.s,
                auth.challengeIndex,
                auth.typeIndex,
                auth.authenticatorData,
                auth.clientDataJSON
            );
    }

    function _rsaKey() private pure returns (bytes memory) {
        return abi.encode(bytes(hex"010001"), _MODULUS);
    }
}
