package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;

/**
 * Light or dark. The agent's choice (auto, light, dark) is the cookie {@code tertulia_theme}; what "auto" came to be in
 * this browser the last time is {@code tertulia_scheme}, written by {@code theme.js}, so that only the very first
 * page may have to change its mind.
 */
@Named
@RequestScoped
public class ThemeChoice {

    /** auto, light or dark. */
    public String getChoice() {
        String choice = cookie("tertulia_theme");
        return "light".equals(choice) || "dark".equals(choice) ? choice : "auto";
    }

    /** light or dark. */
    public String getScheme() {
        String choice = getChoice();
        String scheme = "auto".equals(choice) ? cookie("tertulia_scheme") : choice;
        return "dark".equals(scheme) ? "dark" : "light";
    }

    /** The PrimeFaces theme, for {@code primefaces.THEME}. */
    public String getName() {
        return "dark".equals(getScheme()) ? "arya-blue" : "saga-blue";
    }

    private static String cookie(String name) {
        Object cookie = FacesContext.getCurrentInstance().getExternalContext().getRequestCookieMap().get(name);
        return cookie instanceof Cookie found ? found.getValue() : "";
    }
}
