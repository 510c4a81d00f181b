package dev.maskbot.processor.photo;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Names that change their meaning: an answer for each question, the last one for ever. Each is addresses and spaces. */
final class ScriptedDns implements DnsResolver {
    private final AtomicInteger questions = new AtomicInteger();
    private final String[] answers;

    ScriptedDns(String... answers) {
        this.answers = answers;
    }

    int questions() {
        return questions.get();
    }

    @Override
    public InetAddress[] resolve(String host) {
        var answer = answers[Math.min(questions.getAndIncrement(), answers.length - 1)];
        return Stream.of(answer.split(" ")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
