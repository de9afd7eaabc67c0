package dev.hoopoe.messaging.webhook;

/** A URL that was sent a challenge, and whether it answered with it. */
record UrlChallenge(String url, boolean answered) {

    @Override
    public String toString() {
        return "UrlChallenge[url=***, answered=" + answered + "]";
    }
}
