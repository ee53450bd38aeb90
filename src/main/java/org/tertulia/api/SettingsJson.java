package org.tertulia.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tertulia.forwarding.ForwardingSettings;

/** The settings. @param forwarding a map, because one of its names, {@code short}, is none that Java takes */
public record SettingsJson(Map<String, Object> forwarding) {

    static SettingsJson of(ForwardingSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mode", Names.of(settings.mode()));
        values.put("delay", settings.delay());
        values.put("away", settings.away());
        values.put("interval", settings.interval());
        values.put("context", settings.context());
        values.put("short", settings.shortest());
        return new SettingsJson(values);
    }
}
