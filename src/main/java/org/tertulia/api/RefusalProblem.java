package org.tertulia.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.tertulia.platform.Refusal;

/** Says what the rooms refuse in the API's own form. */
@Provider
public class RefusalProblem implements ExceptionMapper<Refusal> {

    /** The code of conflicts whose {@code existing} is a contact. */
    static final String CONTACT_EXISTS = "contact-exists";

    private static final String TOO_LARGE = "file-too-large";

    @Override
    public Response toResponse(Refusal refusal) {
        Response.Status status = TOO_LARGE.equals(refusal.code()) ? Response.Status.REQUEST_ENTITY_TOO_LARGE : status(refusal.reason());
        Problem problem = Problem.of(status, refusal.code(), refusal.getMessage());
        if (refusal.reason() == Refusal.Reason.INVALID && refusal.field() != null) {
            problem = problem.with(List.of(new Problem.FieldError(refusal.field(), refusal.getMessage())));
        }
        if (refusal.existing() != null) {
            problem = problem.existing(Names.id(refusal.existing()), CONTACT_EXISTS.equals(refusal.code()));
        }
        Response.ResponseBuilder response = problem.response();
        if (refusal.reason() == Refusal.Reason.TOO_MANY) {
            long seconds = refusal.after() == null ? 60 : refusal.after().plusMillis(999).toSeconds();
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds));
        }
        return response.build();
    }

    private static Response.Status status(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID -> Response.Status.BAD_REQUEST;
            case MISSING -> Response.Status.NOT_FOUND;
            case CONFLICT -> Response.Status.CONFLICT;
            case FORBIDDEN -> Response.Status.FORBIDDEN;
            case TOO_MANY -> Response.Status.TOO_MANY_REQUESTS;
        };
    }
}
