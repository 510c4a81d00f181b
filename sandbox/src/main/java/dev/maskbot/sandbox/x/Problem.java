package dev.maskbot.sandbox.x;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An error as X writes it: a status and a body in one of X's forms. Immutable by convention: the body is written once. */
record Problem(int status, String detail, ObjectNode body) {
    private static final String TYPES = "https://api.x.com/2/problems/";
    private static final String NO_TYPE = "about:blank";
    private static final String INVALID = "One or more parameters to your request was invalid.";

    ProblemException exception() {
        return new ProblemException(this);
    }

    static Problem unauthorized() {
        return plain(401, "Unauthorized", "Unauthorized");
    }

    static Problem creditsDepleted() {
        // An account's number, made up: nothing here has one.
        long account = 1;
        String detail =
                "Your enrolled account [%d] does not have any credits to fulfill this request.".formatted(account);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("account_id", account)
                .put("title", "CreditsDepleted")
                .put("detail", detail)
                .put("type", "https://api.twitter.com/2/problems/credits"); // X: this one on its former host
        return new Problem(402, detail, body);
    }

    static Problem notEnrolled() {
        String detail =
                "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from "
                        + "a Twitter developer App that is attached to a Project.";
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("title", "Client Forbidden")
                .put("detail", detail)
                .put("reason", "client-not-enrolled")
                .put("required_enrollment", "Appropriate Level of API Access")
                .put("type", TYPES + "client-forbidden");
        return new Problem(403, detail, body);
    }

    /** In the form of X's older API. */
    static Problem unverifiable() {
        String message = "Unable to verify your credentials";
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors")
                .addObject()
                .put("code", 99)
                .put("label", "authenticity_token_error")
                .put("message", message);
        return new Problem(403, message, body);
    }

    /** In the form of OAuth 2.0 (RFC 6749, 5.2). */
    static Problem oauth(int status, String error, String description) {
        return new Problem(
                status,
                description,
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }

    static Problem forbidden(String detail) {
        return plain(403, "Forbidden", detail);
    }

    static Problem unsupportedAuthentication(Caller caller) {
        String detail = switch (caller) {
            case Caller.App _ ->
                "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. "
                        + "Supported authentication types are [OAuth 1.0a User Context].";
            case Caller.Account _ ->
                "Authenticating with OAuth 1.0a User Context is forbidden for this endpoint. "
                        + "Supported authentication types are [OAuth 2.0 Application-Only].";
        };
        return of(403, "Unsupported Authentication", detail, TYPES + "unsupported-authentication");
    }

    static Problem notFound(String path) {
        return plain(404, "Not Found", "Cannot find " + path);
    }

    static Problem payloadTooLarge() {
        return plain(413, "Payload Too Large", "Payload Too Large");
    }

    static Problem tooManyRequests() {
        return plain(429, "Too Many Requests", "Too Many Requests");
    }

    static Problem internalServerError() {
        return plain(500, "Internal Server Error", "Internal Server Error");
    }

    static Problem tooManyConnections() {
        return connection(
                429, "TooManyConnections", "This stream is currently at the maximum allowed connection limit.");
    }

    static Problem noRules() {
        return connection(409, "RuleConfigurationIssue", "Rules must be defined before connecting to this stream.");
    }

    /** Without a word on what was wrong. */
    static Problem invalidRequest() {
        return of(400, "Invalid Request", INVALID, TYPES + "invalid-request");
    }

    /** X's second form: which parameters were wrong, and why. */
    static Problem invalidRequest(String message, String parameter, List<String> values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putArray("errors").addObject();
        var given = error.put("message", message).putObject("parameters").putArray(parameter);
        values.forEach(given::add);
        body.put("title", "Invalid Request").put("detail", INVALID).put("type", TYPES + "invalid-request");
        return new Problem(400, message, body);
    }

    /** An entry of the partial errors that may stand beside the data of a 200. */
    static ObjectNode resourceNotFound(String resourceType, String parameter, long id) {
        String detail = "Could not find %s with %s: [%d].".formatted(resourceType, parameter, id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", Long.toString(id))
                .put("detail", detail)
                .put("title", "Not Found Error")
                .put("resource_type", resourceType)
                .put("parameter", parameter)
                .put("resource_id", Long.toString(id))
                .put("type", type("resource-not-found"));
    }

    /** The same for what there is, but not for everybody. */
    static ObjectNode notAuthorized(String resourceType, String parameter, long id) {
        String detail =
                "Sorry, you are not authorized to see the %s with %s: [%d].".formatted(resourceType, parameter, id);
        return resourceNotFound(resourceType, parameter, id)
                .put("detail", detail)
                .put("title", "Authorization Error")
                .put("type", type("not-authorized-for-resource"));
    }

    static String type(String name) {
        return TYPES + name;
    }

    private static Problem connection(int status, String issue, String detail) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("title", "ConnectionException")
                .put("detail", detail)
                .put("connection_issue", issue)
                .put("type", TYPES + "streaming-connection");
        return new Problem(status, detail, body);
    }

    private static Problem plain(int status, String title, String detail) {
        return of(status, title, detail, NO_TYPE);
    }

    private static Problem of(int status, String title, String detail, String type) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("detail", detail)
                .put("type", type)
                .put("status", status);
        return new Problem(status, detail, body);
    }
}
