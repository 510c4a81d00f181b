package dev.maskbot.processor.matrix;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.x.PostId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/** A rule of the processor, broken by something that stands between two of its parts, and the fault that shows it. */
enum Mutation implements Parts {
    POSTS_WITHOUT_SAYING_SO_BEFORE(Step.ANSWERED, Kind.HALT_AFTER, "replies: ") {
        @Override
        public DynamoDbClient dynamo(DynamoDbClient dynamo) {
            return updates(
                    dynamo,
                    (request, next) -> fromS("POSTING")
                                    .equals(request.expressionAttributeValues().get(":state"))
                            ? WRITTEN
                            : next.with(request));
        }
    },
    DOES_NOT_SEE_THAT_IT_WAS_OVERTAKEN(Step.PREPARED, Kind.PAUSE_60S, "replies: ") {
        @Override
        public DynamoDbClient dynamo(DynamoDbClient dynamo) {
            return updates(dynamo, (request, next) -> {
                try {
                    return next.with(request);
                } catch (ConditionalCheckFailedException _) {
                    return WRITTEN;
                }
            });
        }
    },
    COUNTS_NO_ATTEMPTS(Step.PAINTED, Kind.HALT_BEFORE, "one instance after the other") {
        @Override
        public DynamoDbClient dynamo(DynamoDbClient dynamo) {
            return updates(dynamo, (request, next) -> {
                var values = new HashMap<>(request.expressionAttributeValues());
                values.replace(":tries", fromN("0"));
                return next.with(
                        request.toBuilder().expressionAttributeValues(values).build());
            });
        }
    },
    CHECKPOINTS_BEFORE_IT_SETTLES(Step.CLAIMED, Kind.HALT_BEFORE, "the checkpoint passes") {
        @Override
        public ShardRecordProcessor worker(Supplier<ShardRecordProcessor> workers) {
            var worker = workers.get();
            return Between.put(ShardRecordProcessor.class, () -> worker, (_, arguments, next) -> {
                if (arguments[0] instanceof ProcessRecordsInput input) {
                    input.checkpointer().checkpoint();
                }
                return next.with(arguments);
            });
        }
    },
    CHECKPOINTS_ALL_IT_WAS_GIVEN(Step.DECODED, Kind.BUG, "the checkpoint passes") {
        @Override
        public RecordProcessorCheckpointer checkpointer(RecordProcessorCheckpointer checkpointer) {
            return Between.put(RecordProcessorCheckpointer.class, () -> checkpointer, (_, _, _) -> {
                checkpointer.checkpoint();
                return null;
            });
        }
    },
    ENDS_A_SHARD_WHATEVER_IS_LEFT(Step.DECODED, Kind.BUG, "the checkpoint passes") {
        @Override
        public ShardRecordProcessor worker(Supplier<ShardRecordProcessor> workers) {
            var worker = workers.get();
            return Between.put(ShardRecordProcessor.class, () -> worker, (_, arguments, next) -> {
                if (arguments[0] instanceof ShardEndedInput input) {
                    input.checkpointer().checkpoint();
                    return null;
                }
                return next.with(arguments);
            });
        }
    },
    SENDS_AGAIN_WITHOUT_LOOKING(Step.ANSWERED, Kind.RESET_AFTER_EFFECT, "replies: ") {
        @Override
        public HttpClient x(HttpClient http) {
            var newer = PostId.firstAt(Instant.parse("2027-01-01T00:00:00Z"));
            var page = "{\"data\":[{\"id\":\"%s\",\"author_id\":\"1\",\"text\":\"\"}],\"meta\":{}}".formatted(newer);
            return new SendOnly() {
                @Override
                HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
                    return request.method().equals("GET")
                            ? XAnswers.ok(page)
                            : http.send(request, BodyHandlers.ofString());
                }
            };
        }
    },
    TAKES_NO_ANSWER_FOR_NO_OBJECTION(Step.MODERATED, Kind.FORBIDDEN, "a picture is shown that was not checked") {
        @Override
        public RekognitionClient rekognition(RekognitionClient rekognition) {
            return Between.put(RekognitionClient.class, () -> rekognition, (method, arguments, next) -> {
                try {
                    return next.with(arguments);
                } catch (SdkException e) {
                    if (method.equals("detectModerationLabels")) {
                        return DetectModerationLabelsResponse.builder()
                                .moderationModelVersion("")
                                .build();
                    }
                    throw e;
                }
            });
        }
    },
    KEEPS_ITS_MEMORY(Step.PAINTED, Kind.BUG, "not over") {
        @Override
        public Reframing painting(Reframing painting, MemoryBudget memory) {
            return Between.put(Reframing.class, () -> painting, (_, arguments, next) -> {
                try {
                    return next.with(arguments);
                } catch (IllegalStateException e) {
                    var _ = memory.claim(1);
                    throw e;
                }
            });
        }
    },
    LOGS_WHAT_IT_SENDS(Step.SENT, Kind.REFUSED, "a secret is to be read") {
        @Override
        public HttpClient x(HttpClient http) {
            return new SendOnly() {
                @Override
                HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
                    LoggerFactory.getLogger(XWire.class).info("{}", request.headers());
                    return http.send(request, BodyHandlers.ofString());
                }
            };
        }
    };

    private static final UpdateItemResponse WRITTEN =
            UpdateItemResponse.builder().build();

    private final Step step;
    private final Kind kind;
    private final String shown;

    Mutation(Step step, Kind kind, String shown) {
        this.step = step;
        this.kind = kind;
        this.shown = shown;
    }

    /** What goes wrong when it is seen. */
    Cell cell() {
        return new Cell(step, kind, Set.of());
    }

    /** What the matrix says of it then. */
    String shown() {
        return shown;
    }

    @FunctionalInterface
    private interface Update {
        Object run(UpdateItemRequest request, Between.Call next) throws Throwable;
    }

    private static DynamoDbClient updates(DynamoDbClient dynamo, Update update) {
        return Between.put(
                DynamoDbClient.class,
                () -> dynamo,
                (method, arguments, next) -> method.equals("updateItem")
                        ? update.run((UpdateItemRequest) arguments[0], next)
                        : next.with(arguments));
    }
}
