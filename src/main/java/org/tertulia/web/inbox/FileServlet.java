package org.tertulia.web.inbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tertulia.conversation.Attachment;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Upload;
import org.tertulia.platform.FileAnswer;
import org.tertulia.platform.Refusal;
import org.tertulia.security.CurrentAgent;

/**
 * Files of conversations. {@code POST /inbox/files?c=1003&key=UUID&name=offer.pdf}: the body is the file, the answer what an entry tells of
 * it, or an error as the socket has it. {@code GET /inbox/files/1100}: the file; {@code ?shown=1} to be shown.
 */
@WebServlet("/inbox/files/*")
public class FileServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient CurrentAgent current;
    @Inject
    private transient Attachments attachments;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObject answer;
        try {
            long conversation = number(request.getParameter("c"), "conversation");
            Upload upload = Upload.read(request.getParameter("key"), request.getParameter("name"), request.getInputStream(), request.getContentLengthLong(),
                    attachments.limit());
            answer = AgentFrames.file(attachments.keep(current.agent(), conversation, upload).attachment());
        } catch (Refusal refused) {
            response.setStatus(refused.reason() == Refusal.Reason.MISSING ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
            answer = AgentFrames.error(refused.code(), refused.getMessage(), null);
        }
        response.setContentType("application/json; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = request.getPathInfo() == null ? "" : request.getPathInfo();
            Attachment attachment = attachments.seenBy(current.agent(), number(path.replaceFirst("^/", ""), "attachment"));
            byte[] content = attachments.content(attachment.id());
            FileAnswer answer = request.getParameter("shown") == null ? FileAnswer.download(attachment.name(), content) : FileAnswer.shown(attachment.name(), content);
            answer.headers().forEach(response::setHeader);
            response.setHeader("Cache-Control", "private, max-age=3600");
            response.setContentType(answer.type());
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (Refusal missing) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static long number(String text, String thing) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw Refusal.missing(thing);
        }
        return Long.parseLong(text);
    }
}
