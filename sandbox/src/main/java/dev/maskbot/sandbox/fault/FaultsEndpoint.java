package dev.maskbot.sandbox.fault;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/**
 * {@code /__admin/faults}: GET lists what goes wrong, POST adds a fault, DELETE removes all or, below it, one;
 * {@code /__admin/faults/places} tells what can fail. JSON. Thread-safe.
 */
public record FaultsEndpoint(FaultInjector faults) {
    private static final String PATH = "/__admin/faults";
    private static final String ONE = PATH + "/{id}";

    /** Adds the routes to a server. */
    public void install(RoutesConfig routes) {
        routes.get(PATH, context -> json(context, FaultJson.write(faults.active())));
        routes.get(PATH + "/places", context -> json(context, FaultJson.write(faults.operations())));
        routes.post(PATH, this::add);
        routes.delete(PATH, context -> {
            faults.clear();
            context.status(204);
        });
        routes.delete(ONE, this::remove);
    }

    private void add(Context context) {
        try {
            json(context, FaultJson.write(faults.inject(FaultJson.read(context.body()))));
            context.status(201);
        } catch (IllegalArgumentException e) {
            context.status(400).contentType("text/plain; charset=utf-8").result(e.getMessage());
        }
    }

    private void remove(Context context) {
        var id = context.pathParam("id");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundResponse();
        }
        faults.find(Long.parseLong(id)).orElseThrow(NotFoundResponse::new).close();
        context.status(204);
    }

    private static void json(Context context, String body) {
        context.contentType("application/json").result(body);
    }
}
