package dev.maskbot.sandbox.aws;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Gives tests a client of one DynamoDB Local, started with the first of them and stopped after the last. */
public final class DynamoDb implements ParameterResolver {
    private record Running(LocalDynamoDb server, AwsClients clients, DynamoDbClient client) implements AutoCloseable {
        static Running start() {
            try {
                var server = LocalDynamoDb.start(Path.of(System.getProperty("maskbot.home")));
                var clients = new AwsClients();
                return new Running(server, clients, clients.client(DynamoDbClient.builder(), server.endpoint()));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            clients.close();
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DynamoDbClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .client();
    }
}
