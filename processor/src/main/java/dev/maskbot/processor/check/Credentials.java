package dev.maskbot.processor.check;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The credentials of AWS, as the SDK finds them; whether AWS takes them, the other checks tell. */
record Credentials() implements Component {
    @Override
    public String name() {
        return "aws.credentials";
    }

    @Override
    public Finding check() {
        try (var provider = DefaultCredentialsProvider.builder().build()) {
            var found = provider.resolveCredentials();
            return new Finding.Ok("key %s%s, by %s"
                    .formatted(
                            found.accessKeyId(),
                            found.accountId().map(" of account "::concat).orElse(""),
                            found.providerName().orElse("the default chain")));
        } catch (SdkClientException e) {
            return new Finding.Failed(
                    "none found", "give the instance a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
    }
}
