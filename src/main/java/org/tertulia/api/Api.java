package org.tertulia.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The agents' REST API. What belongs to it is listed, so that it is not found by chance; {@code openapi.yaml} describes it. */
@ApplicationPath(Api.PATH)
public class Api extends Application {

    static final String PATH = "/api/v1";

    static final Set<Class<?>> RESOURCES = Set.of(TokensResource.class, MeResource.class, AgentsResource.class, InboxesResource.class,
            ChatflowsResource.class, ConversationsResource.class, MessagesResource.class, ConversationContactResource.class, ConversationLettersResource.class,
            ContactsResource.class, LettersResource.class, MailAccountsResource.class, SettingsResource.class, AttachmentsResource.class,
            ParticipantsResource.class);

    private static final Set<Class<?>> MACHINERY = Set.of(BodyReader.class, JsonOut.class, RefusalProblem.class, AnyProblem.class,
            ApiHeaders.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(RESOURCES);
        all.addAll(MACHINERY);
        return all;
    }

    /** Jersey would describe the API as WADL too; nobody asked for that. Other servers don't know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
