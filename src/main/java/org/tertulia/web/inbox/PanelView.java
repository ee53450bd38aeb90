package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.ConversationRow;
import org.tertulia.conversation.InboxList;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.forwarding.StoppedAddress;
import org.tertulia.forwarding.StoppedAddresses;
import org.tertulia.platform.EmailAddress;
import org.tertulia.security.CurrentAgent;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.web.Language;

/** The right panel: who the visitor is, where they are, what was said before (rows A2, A6, B6, D11). */
@Named
@RequestScoped
public class PanelView {

    private static final int MOST_PAST = 20;
    /** Where an address may begin and end within a sentence; whether it is one, {@link EmailAddress} says. */
    private static final Pattern CANDIDATE = Pattern.compile("[^\\s<>()\\[\\]\",;:]+@[^\\s<>()\\[\\]\",;:]+");

    @Inject
    OpenConversation open;
    @Inject
    CurrentAgent current;
    @Inject
    InboxList list;
    @Inject
    StoppedAddresses stoppedAddresses;
    @Inject
    Identification identification;
    @Inject
    Language language;

    public Contact getContact() {
        return open.contact().orElse(null);
    }

    public Visitor getVisitor() {
        return open.visitor();
    }

    /** Null while the visitor is here. */
    public Instant getGoneSince() {
        return open.goneSince().orElse(null);
    }

    /** The language of the visitor's widget, in the agent's words; null where it is not known. */
    public String getSpeaks() {
        String tag = open.visitor().language();
        return tag == null ? null : Locale.forLanguageTag(tag).getDisplayLanguage(language.getLocale());
    }

    /** The page's path for the eye; the address where it has none. */
    public String getPageName() {
        String page = open.visitor().page();
        return page == null ? null : page.replaceFirst("^https?://", "").replaceFirst("[?#].*$", "");
    }

    /** Whether the page's address may be a link: what a visitor's browser says is not to be trusted. */
    public boolean isPageSafe() {
        String page = open.visitor().page();
        return page != null && (page.startsWith("https://") || page.startsWith("http://"));
    }

    /** What the contact said in other conversations, the newest first. */
    public List<ConversationRow> getPast() {
        return open.contact().map(contact -> list.ofContact(current.agent(), contact.id(), MOST_PAST).stream()
                .filter(row -> !row.conversation().id().equals(open.get().id())).toList()).orElse(List.of());
    }

    /** An address that the unknown visitor typed in the chat, the last one; null where there is none. */
    public String getOffered() {
        if (open.contact().isPresent()) {
            return null;
        }
        List<Message> latest = open.latest();
        for (int i = latest.size() - 1; i >= 0; i--) {
            if (latest.get(i).kind() == MessageKind.MESSAGE) {
                Optional<String> found = addressIn(latest.get(i).text());
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return null;
    }

    static Optional<String> addressIn(String text) {
        return CANDIDATE.matcher(text).results().map(match -> match.group().replaceFirst("[.!?'’]+$", ""))
                .map(EmailAddress::find).flatMap(Optional::stream).map(EmailAddress::value).findFirst();
    }

    /** When the contact asked for no more letters, or null. */
    public StoppedAddress getStopped() {
        return open.contact().flatMap(contact -> stoppedAddresses.find(EmailAddress.parse(contact.email()))).orElse(null);
    }

    /** The contact wants letters again, as the agent knows. */
    public void allowLetters() {
        open.find().flatMap(conversation -> open.contact()).ifPresent(contact -> stoppedAddresses.lift(EmailAddress.parse(contact.email())));
        open.forget();
    }

    /** The visitor is unknown again. */
    public void undo() {
        open.find().ifPresent(conversation -> identification.undo(conversation.visitorId()));
        open.forget();
    }
}
