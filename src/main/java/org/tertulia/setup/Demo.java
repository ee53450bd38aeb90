package org.tertulia.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.chatflow.ChatflowDraft;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.chatflow.ChatflowType;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.chatflow.Rule;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Token;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Role;

/**
 * A believable company to look at: two inboxes, three agents, chatflows, and people who have written in four languages.
 * Nobody in it is real, and all addresses are of the domain that is reserved for examples.
 */
@ApplicationScoped
class Demo {

    private static final String SHOP = "https://shop.example";

    @Inject
    Clock clock;
    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;
    @Inject
    Chatflows chatflows;
    @Inject
    DemoScene scenes;

    void furnish(Agent administrator) {
        agents.rename(administrator.id(), "Sofia Almeida");
        Map<String, Agent> team = new HashMap<>();
        for (String name : List.of("Rui Costa", "Clara Meier")) {
            String address = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@shop.example";
            team.put(name, agents.add(EmailAddress.parse(address), name, Role.AGENT, Token.fresh(12)));
        }
        Set<Long> everybody = Set.of(administrator.id(), team.get("Rui Costa").id(), team.get("Clara Meier").id());
        Map<String, Inbox> rooms = new HashMap<>();
        List.of("Support", "Sales").forEach(name -> rooms.put(name, inboxes.add(name, everybody)));
        Map<String, Long> flows = Map.of("Support", supportFlow(rooms.get("Support").id()), "Sales", salesFlow(rooms.get("Sales").id()));

        Instant now = clock.now();
        for (DemoScript.Scene scene : DemoScript.read().scenes()) {
            Agent agent = scene.agent() == null ? null : team.get(scene.agent());
            scenes.play(scene, rooms.get(scene.inbox()).id(), flows.get(scene.inbox()), agent, SHOP + scene.page(), now.minus(scene.ago()));
        }
    }

    private long supportFlow(long inbox) {
        return chatflows.add(new ChatflowDraft(inbox, "Help on every page", ChatflowType.LIVE, true, 2, "en", Map.of(
                "en", new ChatflowTexts("Hi! Questions about an order, a delivery, a machine? Just ask.", "", "", ""),
                "pt", new ChatflowTexts("Olá! Dúvidas sobre uma encomenda, uma entrega, uma máquina? É só perguntar.", "", "", ""),
                "es", new ChatflowTexts("¡Hola! ¿Dudas sobre un pedido, un envío o una máquina? Pregúntanos.", "", "", ""),
                "de", new ChatflowTexts("Hallo! Fragen zu Bestellung, Lieferung oder Maschine? Fragen Sie einfach.", "", "", "")),
                new CaptureSetting(CaptureWhen.UNANSWERED, Duration.ofMinutes(1)), List.of())).id();
    }

    private long salesFlow(long inbox) {
        return chatflows.add(new ChatflowDraft(inbox, "Companies and machines", ChatflowType.LIVE, true, 1, "en", Map.of(
                "en", new ChatflowTexts("Looking for something for your office? We help you choose.",
                        "Leave your e-mail address, and we'll send you a quote.", "", ""),
                "pt", new ChatflowTexts("Procura algo para a sua empresa? Ajudamos a escolher.",
                        "Deixe o seu e-mail e enviamos-lhe uma proposta.", "", "")),
                new CaptureSetting(CaptureWhen.IMMEDIATELY, null), List.of(
                new Rule(Rule.Field.PAGE, Rule.Operator.CONTAINS, "/machines"), new Rule(Rule.Field.PAGE, Rule.Operator.CONTAINS, "/empresas")))).id();
    }
}
