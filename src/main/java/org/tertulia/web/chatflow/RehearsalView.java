package org.tertulia.web.chatflow;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.ChannelType;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Texts;

/** What the rehearsal's script must know of the server, as JSON: the rest it takes from the editor's fields. */
@Named
@RequestScoped
public class RehearsalView {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    Inboxes inboxes;

    /** The public key of a chat channel, by the inbox's id. */
    public String getChannels() {
        Map<String, String> keys = new TreeMap<>();
        for (Inbox inbox : inboxes.all()) {
            inboxes.channels(inbox.id()).stream().filter(channel -> channel.type() == ChannelType.CHAT).map(Channel::key).findFirst()
                    .ifPresent(key -> keys.put(inbox.id().toString(), key));
        }
        return JSON.toJson(keys);
    }

    /** What the invented visitor writes, and what stands for the waiting, by language. */
    public String getSamples() {
        Map<String, Map<String, String>> samples = new TreeMap<>();
        Texts.LANGUAGES.forEach(language -> {
            Map<String, String> texts = new TreeMap<>(Texts.below(language, "rehearsal.sample."));
            texts.putAll(Texts.below(language, "span."));
            samples.put(language, texts);
        });
        return JSON.toJson(samples);
    }
}
