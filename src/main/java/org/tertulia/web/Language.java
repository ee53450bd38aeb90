package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.tertulia.platform.Texts;

/**
 * The language of the page: the agent's choice, kept in the cookie {@code tertulia_language}, else what the browser
 * asks for, else English.
 */
@Named
@RequestScoped
public class Language {

    private static final List<Locale> KNOWN = Texts.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

    private Locale locale;

    public Locale getLocale() {
        if (locale == null) {
            locale = chosen();
        }
        return locale;
    }

    /** As {@code html lang} wants it. */
    public String getTag() {
        return getLocale().toLanguageTag();
    }

    /** All that can be chosen; each shows its name in itself ({@code locale.getDisplayLanguage(locale)}). */
    public List<Locale> getKnown() {
        return KNOWN;
    }

    /** The language's own name, with a capital: {@code Português}. */
    public String nameOf(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    private static Locale chosen() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Object cookie = faces.getExternalContext().getRequestCookieMap().get("tertulia_language");
        if (cookie instanceof Cookie choice) {
            for (Locale known : KNOWN) {
                if (known.getLanguage().equals(choice.getValue())) {
                    return known;
                }
            }
        }
        Locale asked = faces.getApplication().getViewHandler().calculateLocale(faces);
        return KNOWN.stream().filter(known -> known.getLanguage().equals(asked.getLanguage()))
                .findFirst().orElse(KNOWN.get(0));
    }
}
