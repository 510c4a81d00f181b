package dev.maskbot.processor.matrix;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;


/** Where a rule that the processor keeps can be broken from the outside; as it stands, none is. */
interface Rules {
    /** All of them. */
    Rules KEPT = new Rules() {};

    /** The processor of a shard. */
    default ShardRecordProcessor worker(Supplier<ShardRecordProcessor> workers) {
        return workers.get();
    }

    default RecordProcessorCheckpointer checkpointer(RecordProcessorCheckpointer checkpointer) {
        return checkpointer;
    }

    /** What DynamoDB gets of an update; nothing when it is only made believe. */
    default Optional<UpdateItemRequest> written(UpdateItemRequest request) {
        return Optional.of(request);
    }

    /** What is heard of a post. */
    default HttpResponse<String> posted(Wire.Effect<HttpResponse<String>> post) throws IOException {
        return post.happen();
    }

    /** What is read of the bot's timeline. */
    default HttpResponse<String> read(HttpResponse<String> page) {
        return page;
    }
}
