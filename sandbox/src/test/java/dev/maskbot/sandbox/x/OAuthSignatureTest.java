package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuthSignatureTest {
    /** The example of "Creating a signature" in X's documentation. */
    @Test
    void documentedExample_hasDocumentedSignature() {
        SignedRequest request = new SignedRequest(
                "POST",
                "https://api.twitter.com/1.1/statuses/update.json",
                List.of(
                        new SignedRequest.Parameter("include_entities", "true"),
                        new SignedRequest.Parameter("status", "Hello Ladies + Gentlemen, a signed OAuth request!")),
                Map.of(
                        "oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog",
                        "oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
                        "oauth_signature_method", "HMAC-SHA1",
                        "oauth_timestamp", "1318622958",
                        "oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                        "oauth_version", "1.0"));

        String signature = OAuthSignature.of(
                request, "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

        assertThat(signature).isEqualTo("hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
    }

    /** RFC 5849, 3.4.1.1. */
    @Test
    void repeatedAndEmptyParameters_areSortedByNameThenValue() {
        SignedRequest request = new SignedRequest(
                "POST",
                "http://example.com/request",
                List.of(
                        new SignedRequest.Parameter("b5", "=%3D"),
                        new SignedRequest.Parameter("a3", "a"),
                        new SignedRequest.Parameter("c@", ""),
                        new SignedRequest.Parameter("a2", "r b"),
                        new SignedRequest.Parameter("c2", ""),
                        new SignedRequest.Parameter("a3", "2 q")),
                Map.of(
                        "realm", "Example",
                        "oauth_consumer_key", "9djdj82h48djs9d2",
                        "oauth_token", "kkk9d7dh3k39sjv7",
                        "oauth_signature_method", "HMAC-SHA1",
                        "oauth_timestamp", "137131201",
                        "oauth_nonce", "7d8f3e4a",
                        "oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="));

        assertThat(OAuthSignature.baseString(request))
                .isEqualTo(
                        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
                                + "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
                                + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
    }
}
