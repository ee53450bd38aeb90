package org.tertulia.web.settings;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What the request asks for: a thing by its id. */
final class Asked {

    private Asked() {
    }

    /** The parameter as a number; null where it is missing or empty, -1 (which nothing has) where it is no number. */
    static Long number(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        return value.matches("\\d{1,18}") ? Long.valueOf(value) : Long.valueOf(-1);
    }

    /** The parameter, or null. */
    static String text(String name) {
        Map<String, String> parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        return parameters.get(name);
    }

    /** What was asked for is not there: the answer is 404, and its page. */
    static void missing() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        faces.responseComplete();
    }
}
