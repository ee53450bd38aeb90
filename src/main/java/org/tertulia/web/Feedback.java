package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.primefaces.PrimeFaces;
import org.tertulia.platform.Refusal;

/** What a form answers: a short word when it went well, a sentence beside the field when something was refused. */
@RequestScoped
public class Feedback {

    private PageTexts texts;

    protected Feedback() {
    }

    @Inject
    Feedback(PageTexts texts) {
        this.texts = texts;
    }

    /** Everything in the form is saved: says so, to the page's script too. */
    public void done(String key) {
        told(key);
        PrimeFaces.current().ajax().addCallbackParam("done", true);
    }

    /** Something went well that is not the form as a whole. */
    public void told(String key) {
        note(FacesMessage.SEVERITY_INFO, null, texts.of(key));
    }

    /**
     * Does something that may be refused.
     *
     * @param places the client id of the input for each field that a refusal may name; others are told at the top
     * @return what it gave, or empty where it was refused
     */
    public <T> Optional<T> attempt(Map<String, String> places, Supplier<T> action) {
        try {
            return Optional.ofNullable(action.get());
        } catch (Refusal refused) {
            String field = refused.field() == null ? refused.code() : refused.field();
            refuse(places.get(field), "empty".equals(refused.code()) ? texts.of("form.empty") : texts.refusal(refused));
            return Optional.empty();
        }
    }

    /** As {@link #attempt}, for what gives nothing. @return whether it went well */
    public boolean went(Map<String, String> places, Runnable action) {
        return attempt(places, () -> {
            action.run();
            return true;
        }).isPresent();
    }

    /** @param place the client id of the input at fault, or null for the whole. */
    public void refuse(String place, String sentence) {
        note(FacesMessage.SEVERITY_ERROR, place, sentence);
    }

    private static void note(FacesMessage.Severity severity, String place, String sentence) {
        FacesContext.getCurrentInstance().addMessage(place, new FacesMessage(severity, sentence, sentence));
    }
}
