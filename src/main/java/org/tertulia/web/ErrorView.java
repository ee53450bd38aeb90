package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import java.util.Set;

/** What went wrong, for the error page: a key of its texts and the HTTP status. Never the exception's own words. */
@Named
@RequestScoped
public class ErrorView {

    private static final Set<Integer> TOLD = Set.of(400, 403, 404, 503);

    /** 400, 403, 404, 500, 503 or expired. */
    public String getKind() {
        Throwable thrown = (Throwable) request().get(RequestDispatcher.ERROR_EXCEPTION);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException) {
                return "expired";
            }
        }
        int status = getStatus();
        return TOLD.contains(status) ? String.valueOf(status) : "500";
    }

    public int getStatus() {
        Object status = request().get(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code ? code : 500;
    }

    private static Map<String, Object> request() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestMap();
    }
}
