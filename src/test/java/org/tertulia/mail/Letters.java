package org.tertulia.mail;

import java.util.List;
import java.util.Map;
import org.tertulia.platform.EmailAddress;

/** Letters for tests. */
final class Letters {

    private Letters() {
    }

    static Letter plain() {
        return letter("<1@tertulia.example>", "Rui Çelik", "Olá – uma pergunta");
    }

    static Letter letter(String id, String name, String subject) {
        return new Letter(id, new Mailbox(EmailAddress.parse("support@tertulia.example"), name), EmailAddress.parse("ana@example.org"),
                EmailAddress.parse("support+7.abc@tertulia.example"), subject, "Olá Ana,\n\naté já.\n", "<!DOCTYPE html><p>Olá Ana, até já.</p>",
                "pt", "<0@tertulia.example>", List.of("<00@tertulia.example>", "<0@tertulia.example>"), Map.of("X-Auto-Response-Suppress", "OOF"));
    }
}
