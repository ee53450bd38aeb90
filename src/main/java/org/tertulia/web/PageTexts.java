package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Texts;

/** The texts of the page's language, where {@code #{msg['…']}} is not enough: with values in them, or for a script. */
@Named("texts")
@RequestScoped
public class PageTexts {

    private static final Jsonb JSON = JsonbBuilder.create();

    private Language language;

    protected PageTexts() {
    }

    @Inject
    PageTexts(Language language) {
        this.language = language;
    }

    /** Whether there is a text for the key. */
    public boolean has(String key) {
        return Texts.below(language.getTag(), key).containsKey("");
    }

    /** The text of a key. */
    public String of(String key) {
        return Texts.get(language.getTag(), key);
    }

    /** The text with {@code {0}} replaced; numbers are written as the language does. */
    public String of(String key, Object value) {
        return Texts.get(language.getTag(), key, value);
    }

    /** The text with {@code {0}} and {@code {1}} replaced. */
    public String of(String key, Object first, Object second) {
        return Texts.get(language.getTag(), key, first, second);
    }

    /** A number without any separators: a port is not an amount. */
    public String plain(long number) {
        return Long.toString(number);
    }

    /** A refusal's sentence in the page's language, where it has one; else as the refusal says it, in English. */
    public String refusal(Refusal refused) {
        String key = "refusal." + refused.code();
        return has(key) ? of(key) : refused.getMessage();
    }

    /** The text of {@code key.one} or {@code key.other}, with the count as {@code {0}}. */
    public String counted(String key, long count) {
        return of(key + (count == 1 ? ".one" : ".other"), count);
    }

    /**
     * All texts whose key starts with the prefix, as a JSON object whose names lack it; safe inside
     * {@code <script type="application/json">}.
     */
    public String json(String prefix) {
        return JSON.toJson(Texts.below(language.getTag(), prefix)).replace("<", "\\u003c");
    }
}
