package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.tertulia.conversation.Attachment;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Upload;
import org.tertulia.platform.FileAnswer;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;

/** Files of a conversation: sent first, then taken along by a message that names them. */
@Path("conversations/{id}/attachments")
@RequestScoped
public class AttachmentsResource {

    @Inject
    Caller caller;
    @Inject
    Conversations conversations;
    @Inject
    Attachments attachments;

    /** The body is the file, whatever its type. The same key again is the same file: a caller who got no answer just sends it again. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("id") String id, @QueryParam("key") String key, @QueryParam("name") String name,
                        @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length, InputStream body) {
        Agent agent = caller.agent();
        long conversation = conversations.seenBy(agent, Names.pathId("conversation", id)).id();
        Long announced = Names.number(length);
        Attachments.Kept kept = attachments.keep(agent, conversation, Upload.read(key, name, body, announced == null ? -1 : announced, attachments.limit()));
        return Response.status(kept.again() ? Response.Status.OK : Response.Status.CREATED).entity(AttachmentJson.of(kept.attachment())).build();
    }

    @GET
    @Path("{attachment}")
    @Produces(MediaType.WILDCARD)
    public Response get(@PathParam("id") String id, @PathParam("attachment") String which) {
        Attachment attachment = attachments.seenBy(caller.agent(), Names.pathId("attachment", which));
        if (attachment.conversationId() != Names.pathId("conversation", id)) {
            throw Refusal.missing("attachment");
        }
        byte[] content = attachments.content(attachment.id());
        FileAnswer answer = FileAnswer.download(attachment.name(), content);
        Response.ResponseBuilder response = Response.ok(content, answer.type());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
