package org.tertulia.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong (RFC 9457). {@code code} is stable and short; {@code detail} is a sentence for a person.
 *
 * @param errors   the fields at fault, for bad input
 * @param existing the id of what stands in the way, for a conflict
 * @param contact  the same, where it is a contact
 */
public record Problem(String type, String title, int status, String detail, String code, List<FieldError> errors, String existing,
                      String contact) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** @param field the field's name, as in {@code capture.after} */
    public record FieldError(String field, String message) {
    }

    static Problem of(Response.StatusType status, String code, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, code, null, null, null);
    }

    Problem with(List<FieldError> fields) {
        return new Problem(type, title, status, detail, code, fields, existing, contact);
    }

    Problem existing(String id, boolean isContact) {
        return new Problem(type, title, status, detail, code, errors, id, isContact ? id : null);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store").entity(JsonOut.write(this, false));
    }
}
