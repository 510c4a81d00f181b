package dev.maskbot.processor.matrix;

import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.photo.MemoryBudget;
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

    /**
     * What is done to a photo in the end.
     *
     * @param memory that is there for it
     */
    default Reframing painting(Reframing painting, MemoryBudget memory) {
        return painting;
    }

    default ShardRecordProcessor worker(Supplier<ShardRecordProcessor> workers) {
        return workers.get();
    }

    default RecordProcessorCheckpointer checkpointer(RecordProcessorCheckpointer checkpointer) {
        return checkpointer;
    }
}
