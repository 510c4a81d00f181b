package dev.maskbot.sandbox.proxy;

/** What the Kinesis Client Library says to DynamoDB. */
final class Leases {
    private Leases() {}

    /** Whether a call gives a lease a new counter on the condition that it is still as it was. */
    static boolean isRenewal(AwsCall call) {
        var request = call.json();
        return request.path("Key").has("leaseKey") && request.path("Expected").has("leaseCounter");
    }
}
