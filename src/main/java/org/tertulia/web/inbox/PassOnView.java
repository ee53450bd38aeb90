package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.primefaces.PrimeFaces;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.forwarding.Postings;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;
import org.tertulia.security.CurrentAgent;
import org.tertulia.web.PageTexts;

/** The dialog by which an agent sends the transcript, or forwards the thread to somebody else (row D12). */
@Named
@RequestScoped
public class PassOnView {

    private static final int LONGEST_LABEL = 70;

    @Inject
    OpenConversation open;
    @Inject
    CurrentAgent current;
    @Inject
    Postings postings;
    @Inject
    PageTexts texts;
    @Inject
    HttpServletRequest request;

    private String to;
    private String note;
    private long from;
    private boolean comments;

    /** An entry to begin with. @param label whose it is, and how it begins */
    public record Entry(long seq, String label) {
    }

    /** Opens the dialog afresh; parameter {@code way}: transcript or forward. */
    public void begin() {
        to = "forward".equals(getWay()) ? null : open.contact().map(Contact::email).orElse(null);
    }

    /** What is to be sent: {@code transcript} or {@code forward}. */
    public String getWay() {
        return "forward".equals(request.getParameter("way")) ? "forward" : "transcript";
    }

    /** The last entries, the newest first. */
    public List<Entry> getEntries() {
        List<Entry> entries = open.find().isEmpty() ? List.of() : open.latest().stream()
                .filter(m -> m.kind() == MessageKind.MESSAGE || m.kind() == MessageKind.REPLY).map(this::entry).toList();
        return entries.stream().sorted((a, b) -> Long.compare(b.seq(), a.seq())).toList();
    }

    private Entry entry(Message m) {
        String who = m.author().name() != null ? m.author().name()
                : m.author().type() == Author.Type.VISITOR ? open.contact().map(Contact::displayName).orElse(texts.of("letter.visitor")) : texts.of("inbox.reply");
        return new Entry(m.seq(), texts.of("inbox.forward.entry", who, Text.preview(m.text(), LONGEST_LABEL)));
    }

    public void send() {
        try {
            long conversation = open.get().id();
            EmailAddress sent = "forward".equals(getWay()) ? postings.forward(current.agent(), conversation, to, note, from, comments)
                    : postings.transcript(current.agent(), conversation, to);
            PrimeFaces.current().ajax().addCallbackParam("done", sent.value());
        } catch (Refusal refused) {
            refuse("note".equals(refused.field()) || "from".equals(refused.field()) ? refused.field() : "to",
                    "empty".equals(refused.code()) ? texts.of("refusal.syntax") : texts.refusal(refused));
        }
    }

    private static void refuse(String field, String sentence) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage("pass-on:" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        if (faces.getViewRoot().findComponent("pass-on:" + field) instanceof UIInput input) {
            input.setValid(false);
        }
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public long getFrom() {
        return from;
    }

    public void setFrom(long from) {
        this.from = from;
    }

    public boolean isComments() {
        return comments;
    }

    public void setComments(boolean comments) {
        this.comments = comments;
    }
}
