package org.tertulia.mail.incoming;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tertulia.platform.Piece;

/** A part of a letter's bytes. */
@Entity
@Table(name = "incoming_letter_piece")
@AttributeOverride(name = "key.owner", column = @Column(name = "letter_id"))
class LetterPiece extends Piece {

    protected LetterPiece() {
    }

    LetterPiece(long letter, Part part) {
        super(letter, part);
    }
}
