package dev.maskbot.processor.matrix;

import dev.maskbot.processor.mask.Effect;
import dev.maskbot.processor.photo.PixelBudget;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/** What an instance is put together from, and where something else can be put in between. */
interface Parts {
    /** The processor as it is. */
    Parts GENUINE = new Parts() {};

    default DynamoDbClient dynamo(DynamoDbClient dynamo) {
        return dynamo;
    }

    default RekognitionClient rekognition(RekognitionClient rekognition) {
        return rekognition;
    }

    default HttpClient x(HttpClient http) {
        return http;
    }

    default Effect effect(Effect effect, PixelBudget pixels) {
        return effect;
    }

    default ShardRecordProcessor worker(Supplier<ShardRecordProcessor> workers) {
        return workers.get();
    }

    default RecordProcessorCheckpointer checkpointer(RecordProcessorCheckpointer checkpointer) {
        return checkpointer;
    }
}
