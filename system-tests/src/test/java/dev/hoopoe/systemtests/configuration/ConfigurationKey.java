package dev.hoopoe.systemtests.configuration;

/**
 * One key as its mapping declares it.
 *
 * @param type of the value, without {@code Optional}
 * @param byDefault null when there is none
 * @param meaning the Javadoc as Markdown, in one line
 */
record ConfigurationKey(String name, String type, String byDefault, String meaning) {

    ConfigurationKey withDefault(String value) {
        return new ConfigurationKey(name, type, value, meaning);
    }

    String toRow() {
        return "| `%s` | %s | %s | %s |"
                .formatted(name, type, byDefault == null ? "none" : "`" + byDefault + "`", meaning.replace("|", "\\|"));
    }
}
