package dev.maskbot.sandbox.proxy;

import dev.maskbot.sandbox.fault.Service;
import io.javalin.http.Context;
import java.util.List;

/** How a service of AWS names its operations and writes its errors. Thread-safe. */
interface Protocol {
    /** The name of the operation that a request is. */
    String operation(Context context);

    /** The operations that Maskbot uses. */
    List<String> operations();

    Refusal throttled();

    /** Throws IllegalArgumentException if the service has no error of this status. */
    Refusal error(int status);

    /** Answers a call with an error. */
    void refuse(AwsCall call, Refusal refusal);

    static Protocol of(Service service) {
        return switch (service) {
            case DYNAMODB -> JsonProtocol.DYNAMODB;
            case KINESIS -> JsonProtocol.KINESIS;
            case SSM -> JsonProtocol.SSM;
            case REKOGNITION -> JsonProtocol.REKOGNITION;
            case S3 -> new S3Protocol();
            case X -> throw new IllegalArgumentException("X is no service of AWS");
        };
    }
}
