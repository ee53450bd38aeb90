package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.primefaces.PrimeFaces;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.forwarding.NewLetter;
import org.tertulia.forwarding.NewLetters;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;
import org.tertulia.security.CurrentAgent;
import org.tertulia.web.PageTexts;

/** The dialog by which an agent begins a conversation by mail (row D10). Its key goes with the form, so that a second click is no second letter. */
@Named
@RequestScoped
public class NewMailView {

    private static final int MOST_OFFERED = 8;
    private static final Set<String> FIELDS = Set.of("inbox", "to", "cc", "subject", "text");

    @Inject
    CurrentAgent current;
    @Inject
    Inboxes allInboxes;
    @Inject
    Contacts contacts;
    @Inject
    NewLetters newLetters;
    @Inject
    Settings settings;
    @Inject
    PageTexts texts;
    @Inject
    HttpServletRequest request;

    private Long inbox;
    private String to;
    private String cc;
    private String subject;
    private String text;

    /** Opens the dialog afresh. */
    public void begin() {
        to = null;
    }

    public String getKey() {
        String key = request.getParameter("key");
        return key == null || FacesContext.getCurrentInstance().getMessageList().isEmpty() ? UUID.randomUUID().toString() : key;
    }

    /** Those from which the agent may write. */
    public List<Inbox> getInboxes() {
        return allInboxes.visibleTo(current.agent());
    }

    /** With the address that it writes from. */
    public String label(Inbox each) {
        return each.name() + " · " + (each.mailFrom() == null ? settings.mailFrom() : each.mailFrom());
    }

    /** Contacts whose name or address has this in it. */
    public List<String> complete(String typed) {
        return contacts.search(typed, MOST_OFFERED).stream().map(Contact::email).toList();
    }

    public void send() {
        try {
            List<String> copies = cc == null ? List.of() : List.of(cc.split("[,;\\s]+"));
            Posted posted = newLetters.begin(current.agent(), new NewLetter(inbox == null ? 0 : inbox, to, copies, subject, text), SenderKey.of(request.getParameter("key")));
            PrimeFaces.current().ajax().addCallbackParam("done", Long.toString(posted.message().conversationId()));
        } catch (Refusal refused) {
            refuse(FIELDS.contains(refused.field()) ? refused.field() : "to", sentence(refused));
        }
    }

    private String sentence(Refusal refused) {
        if (!"empty".equals(refused.code())) {
            return texts.refusal(refused);
        }
        return "to".equals(refused.field()) || "cc".equals(refused.field()) ? texts.of("refusal.syntax") : texts.of("form.empty");
    }

    private static void refuse(String field, String sentence) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage("new-mail:" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        if (faces.getViewRoot().findComponent("new-mail:" + field) instanceof UIInput input) {
            input.setValid(false);
        }
    }

    public Long getInbox() {
        return inbox;
    }

    public void setInbox(Long inbox) {
        this.inbox = inbox;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getCc() {
        return cc;
    }

    public void setCc(String cc) {
        this.cc = cc;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
