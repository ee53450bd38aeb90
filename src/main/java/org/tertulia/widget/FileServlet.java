package org.tertulia.widget;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tertulia.conversation.Attachment;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.FileLink;
import org.tertulia.platform.FileAnswer;

/** Files of replies, for visitors and for those who got a letter: at addresses that were handed out ({@link FileLink}). */
@WebServlet(FileLink.PLACE + "*")
public class FileServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient FileLink links;
    @Inject
    private transient Attachments attachments;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        Optional<FileLink.Meant> meant = links.read(token);
        Optional<Attachment> attachment = meant.filter(link -> !link.expired()).flatMap(link -> attachments.find(link.attachment()));
        if (attachment.isEmpty()) {
            response.sendError(meant.isPresent() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = attachments.content(attachment.get().id());
        String name = attachment.get().name();
        FileAnswer answer = request.getParameter("shown") == null ? FileAnswer.download(name, content) : FileAnswer.shown(name, content);
        answer.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "private, max-age=86400");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentType(answer.type());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
