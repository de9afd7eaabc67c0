package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** One operation of the merged document. */
record ApiOperation(String method, String path, JsonNode json) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    boolean fits(String address) {
        return address.matches(PARAMETER.matcher(path).replaceAll("[^/]+"));
    }

    /** How many of the path's parts are parameters. */
    long parameters() {
        return PARAMETER.matcher(path).results().count();
    }

    String id() {
        return json.path("operationId").asText();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
