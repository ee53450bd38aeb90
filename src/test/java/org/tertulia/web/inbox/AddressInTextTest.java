package org.tertulia.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row B6: an address typed in the chat is recognised. */
class AddressInTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "my mail is ana@example.com. Thanks!|ana@example.com",
            "Ana@Example.COM|ana@example.com",
            "(ana@example.com)|ana@example.com",
            "write to <ana+shop@mail.example.com>, please|ana+shop@mail.example.com",
            "mailto:ana@example.com?|ana@example.com",
            "ana@example.com or bia@example.com|ana@example.com",
            "it's ana@example.com!!|ana@example.com"})
    void isFoundWithinASentence(String text, String address) {
        assertThat(PanelView.addressIn(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@", "@b", "see you @ noon", "two @@ signs", ""})
    void isNotInventedWhereThereIsNone(String text) {
        assertThat(PanelView.addressIn(text)).isEmpty();
    }

    @Test
    void doesNotTakeLongForALongText() {
        assertThat(PanelView.addressIn("a@".repeat(2_000))).isEmpty();
        assertThat(PanelView.addressIn("a".repeat(4_000))).isEmpty();
    }
}
