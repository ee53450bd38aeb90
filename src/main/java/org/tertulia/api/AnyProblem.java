package org.tertulia.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Refusal;

/** All that no room refused: the caller's mistakes against HTTP, and our own, of which nothing but a number gets out. */
@Provider
public class AnyProblem implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(AnyProblem.class.getName());
    private static final Map<Integer, String> SENTENCES = Map.of(
            404, "There is nothing at this address.",
            405, "This address does not take that method; the header Allow says which it takes.",
            406, "This address answers with application/json only.",
            415, "Send the body as application/json.");

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new RefusalProblem().toResponse(refusal);
            }
        }
        if (failure instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
            return problem(http);
        }
        String number = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "An API request failed; its caller was told the number " + number + ".", failure);
        return Problem.of(Response.Status.INTERNAL_SERVER_ERROR, "failed",
                "Something went wrong on our side. In the log it has the number " + number + ".").response().build();
    }

    private static Response problem(WebApplicationException http) {
        Response given = http.getResponse();
        int status = given.getStatus();
        // our own; the others are the server's words
        String sentence = status == 413 || status == 408 ? http.getMessage() : SENTENCES.getOrDefault(status, "This request cannot be understood.");
        Response.ResponseBuilder response = Problem.of(given.getStatusInfo(), "http-" + status, sentence).response();
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? response : response.header(HttpHeaders.ALLOW, allow)).build();
    }
}
