package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.primefaces.PrimeFaces;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.web.PageTexts;

/**
 * The dialog <em>Associate visitor</em> (rows A2 to A4): first the address; a contact who has it is shown and may be
 * associated; for a new one names are asked and the contact is created. Which step it is, the form says itself.
 */
@Named
@RequestScoped
public class AssociateView {

    /** What the dialog shows. */
    public enum Step { ADDRESS, FOUND, CREATE }

    @Inject
    OpenConversation open;
    @Inject
    Contacts contacts;
    @Inject
    Identification identification;
    @Inject
    PageTexts texts;
    @Inject
    HttpServletRequest request;

    private Step step;
    private String email;
    private String firstName;
    private String lastName;
    private Contact found;
    private boolean raced;

    /** Opens the dialog afresh; parameter {@code address} fills in what the visitor typed (row B6). */
    public void begin() {
        step = Step.ADDRESS;
        email = request.getParameter("address");
        if (email != null && !email.isBlank()) {
            lookUp();
        }
    }

    /** Goes on from the address. */
    public void lookUp() {
        guarded(() -> {
            found = contacts.byEmail(EmailAddress.parse(email)).orElse(null);
            step = found == null ? Step.CREATE : Step.FOUND;
        });
    }

    /** <em>Yes, associate</em>: with the contact that was shown. If the address was changed since, its contact is shown first. */
    public void associate() {
        guarded(() -> {
            found = contacts.byEmail(EmailAddress.parse(email)).orElse(null);
            if (found != null && found.id().toString().equals(request.getParameter("contact"))) {
                finish(found.id());
            } else {
                step = found == null ? Step.CREATE : Step.FOUND;
            }
        });
    }

    /** <em>Create contact</em>. Whoever comes second gets no second contact, but the offer to associate (row A4). */
    public void create() {
        guarded(() -> {
            Contacts.Found made = contacts.findOrCreate(EmailAddress.parse(email), firstName, lastName, open.visitor().language());
            if (made.created()) {
                finish(made.id());
            } else {
                found = contacts.get(made.id());
                step = Step.FOUND;
                raced = true;
            }
        });
    }

    private void finish(long contact) {
        identification.associate(open.get().visitorId(), contact, Visitor.By.AGENT);
        open.forget();
        PrimeFaces.current().ajax().addCallbackParam("done", true);
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (Refusal refused) {
            String field = "firstName".equals(refused.field()) || "lastName".equals(refused.field()) ? refused.field() : "email";
            boolean noAddress = "email".equals(field) && "empty".equals(refused.code());
            String sentence = noAddress ? texts.of("refusal.syntax") : texts.refusal(refused);
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.addMessage("associate:" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
            if (faces.getViewRoot().findComponent("associate:" + field) instanceof UIInput input) {
                input.setValid(false);
            }
            if ("email".equals(field)) {
                step = Step.ADDRESS;
            }
        }
    }

    public Step getStep() {
        if (step == null) {
            try {
                step = Step.valueOf(request.getParameter("step"));
            } catch (IllegalArgumentException | NullPointerException unknown) {
                step = Step.ADDRESS;
            }
        }
        return step;
    }

    /** The contact who has the address already. */
    public Contact getFound() {
        return found;
    }

    /** Whether somebody else created the contact a moment ago. */
    public boolean isRaced() {
        return raced;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }
}
