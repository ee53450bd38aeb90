package org.tertulia.conversation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tertulia.platform.Piece;

/** A part of a file's bytes. */
@Entity
@Table(name = "attachment_piece")
@AttributeOverride(name = "key.owner", column = @Column(name = "attachment_id"))
class AttachmentPiece extends Piece {

    protected AttachmentPiece() {
    }

    AttachmentPiece(long attachment, Part part) {
        super(attachment, part);
    }
}
