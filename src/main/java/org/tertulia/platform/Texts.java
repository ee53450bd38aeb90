package org.tertulia.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * What people read, in the languages that the product speaks. One bundle serves pages, widget and letters; its keys are
 * named by place ({@code capture.message}). English is the source, and stands in where a language has no text.
 */
public final class Texts {

    /** BCP 47 tags of the languages; the first is the one to fall back on. */
    public static final List<String> LANGUAGES = List.of("en", "pt", "es", "de");

    private static final String BUNDLE = "org.tertulia.messages";
    private static final ResourceBundle.Control NO_SYSTEM_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {
    }

    /** The language of ours for a tag such as {@code pt-BR}; English for null and for what we don't speak. */
    public static String language(String tag) {
        String wanted = tag == null ? "" : Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return LANGUAGES.contains(wanted) ? wanted : LANGUAGES.get(0);
    }

    /** The text for a key, with {@code {0}}… filled in as {@link MessageFormat} does when there are arguments. */
    public static String get(String tag, String key, Object... arguments) {
        String language = language(tag);
        String text = bundle(language).getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.forLanguageTag(language)).format(arguments);
    }

    /** All texts below a prefix, by the rest of their keys. */
    public static Map<String, String> below(String tag, String prefix) {
        ResourceBundle bundle = bundle(language(tag));
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().stream().filter(key -> key.startsWith(prefix))
                .forEach(key -> texts.put(key.substring(prefix.length()), bundle.getString(key)));
        return texts;
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language), Texts.class.getClassLoader(), NO_SYSTEM_LOCALE);
    }
}
