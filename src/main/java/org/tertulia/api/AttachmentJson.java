package org.tertulia.api;

import org.tertulia.conversation.AttachedFile;
import org.tertulia.conversation.Attachment;

/** A file of a conversation. @param type made out by the server. @param size in bytes */
public record AttachmentJson(String id, String name, String type, int size) {

    static AttachmentJson of(Attachment attachment) {
        return new AttachmentJson(Names.id(attachment.id()), attachment.name(), attachment.type(), attachment.size());
    }

    static AttachmentJson of(AttachedFile file) {
        return new AttachmentJson(Names.id(file.id()), file.name(), file.type(), file.size());
    }
}
