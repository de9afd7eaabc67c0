package dev.hoopoe.systemtests;

/**
 * One answer of the desk, with what was asked.
 *
 * @param path without its query
 * @param type the media type, null without one
 */
record Answer(String method, String path, int status, String type, String body) {

    @Override
    public String toString() {
        return method + " " + path + " answered " + status;
    }
}
