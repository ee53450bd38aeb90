package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.tertulia.platform.Texts;
import org.tertulia.security.CurrentAgent;

/**
 * The language of the page: the choice of this browser, kept in the cookie {@code tertulia_language}, else the agent's
 * own, else what the browser asks for, else English.
 */
@Named
@RequestScoped
public class Language {

    private static final List<Locale> KNOWN = Texts.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

    private CurrentAgent current;
    private Locale locale;

    protected Language() {
    }

    @Inject
    Language(CurrentAgent current) {
        this.current = current;
    }

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

    private Locale chosen() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Object cookie = faces.getExternalContext().getRequestCookieMap().get("tertulia_language");
        if (cookie instanceof Cookie choice && Texts.LANGUAGES.contains(choice.getValue())) {
            return Locale.forLanguageTag(choice.getValue());
        }
        if (current.present() && current.agent().language() != null) {
            return Locale.forLanguageTag(Texts.language(current.agent().language()));
        }
        Locale asked = faces.getApplication().getViewHandler().calculateLocale(faces);
        return Locale.forLanguageTag(Texts.language(asked.toLanguageTag()));
    }
}
