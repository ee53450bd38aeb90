package org.tertulia.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.chatflow.ChatflowDraft;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.chatflow.ChatflowType;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Texts;
import org.tertulia.platform.Token;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Role;

/** Puts the first things into an empty installation, in one transaction. */
@ApplicationScoped
class Furnishing {

    @Inject
    Settings settings;
    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;
    @Inject
    Chatflows chatflows;
    @Inject
    FirstPassword firstPassword;
    @Inject
    Instance<Demo> demo;

    @Transactional
    boolean isEmpty() {
        return agents.all().isEmpty();
    }

    @Transactional
    void furnishIfEmpty() {
        if (!isEmpty()) {
            return;
        }
        Optional<String> chosen = settings.adminPassword();
        String password = chosen.orElseGet(() -> Token.fresh(12));
        Agent administrator = agents.add(EmailAddress.parse(settings.adminEmail()), "Administrator", Role.ADMINISTRATOR, password);
        if (chosen.isEmpty()) {
            firstPassword.keep(password);
        }
        if (settings.demo()) {
            demo.get().furnish(administrator);
        } else {
            Inbox inbox = inboxes.add("Support", Set.of(administrator.id()));
            chatflows.add(new ChatflowDraft(inbox.id(), "Live chat", ChatflowType.LIVE, true, 1, Texts.LANGUAGES.get(0),
                    Map.of(Texts.LANGUAGES.get(0), ChatflowTexts.none()),
                    new CaptureSetting(CaptureWhen.UNANSWERED, CaptureSetting.DEFAULT), List.of()));
        }
    }
}
