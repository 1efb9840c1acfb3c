// The floor for the bench: Dawid-Skene in plain C, float32, products instead of logarithms, sums in double.
//   gcc -O3 -march=native -pthread dawid_skene.c -lm -o dawid_skene && ./dawid_skene LABELS.csv ITERATIONS THREADS
// Reads task,worker,label of whole numbers (what a C program gets away with), sorts by task, runs EM, prints seconds.
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }

static int *task, *worker, *label, *start, *byworker, *bylabel;
static int count, tasks, workers, classes;
static float *pi, *prior;

typedef struct { int from, to; float *sums; float *total; double loglik; } Piece;

// Inlined for two and for four classes, so that the compiler unrolls and vectorizes over them.
static inline __attribute__((always_inline)) void pass_of(Piece *piece, int K) {
    int k;
    memset(piece->sums, 0, sizeof(float) * workers * K * K);
    memset(piece->total, 0, sizeof(float) * K);
    double loglik = 0;
    for (int t = piece->from; t < piece->to; t++) {
        float row[16], sum = 0;
        for (k = 0; k < K; k++) row[k] = prior[k];
        for (int i = start[t]; i < start[t + 1]; i++) {
            const float *p = pi + ((size_t)byworker[i] * K + bylabel[i]) * K;
            for (k = 0; k < K; k++) row[k] *= p[k];
        }
        for (k = 0; k < K; k++) sum += row[k];
        loglik += logf(sum);
        for (k = 0; k < K; k++) row[k] /= sum;
        for (int i = start[t]; i < start[t + 1]; i++) {
            float *s = piece->sums + ((size_t)byworker[i] * K + bylabel[i]) * K;
            for (k = 0; k < K; k++) s[k] += row[k];
        }
        for (k = 0; k < K; k++) piece->total[k] += row[k];
    }
    piece->loglik = loglik;
}

static void *pass(void *piece) {
    if (classes == 4) pass_of(piece, 4);
    else if (classes == 2) pass_of(piece, 2);
    else pass_of(piece, classes);
    return NULL;
}

static void mstep(Piece *pieces, int threads) {
    int K = classes;
    for (int p = 1; p < threads; p++) {
        for (int i = 0; i < workers * K * K; i++) pieces[0].sums[i] += pieces[p].sums[i];
        for (int k = 0; k < K; k++) pieces[0].total[k] += pieces[p].total[k];
    }
    for (int w = 0; w < workers; w++)
        for (int k = 0; k < K; k++) {
            float sum = 0;
            for (int l = 0; l < K; l++) sum += pieces[0].sums[(w * K + l) * K + k];
            for (int l = 0; l < K; l++) pi[(w * K + l) * K + k] = sum > 0 ? pieces[0].sums[(w * K + l) * K + k] / sum : 1.0f / K;
        }
    for (int k = 0; k < K; k++) prior[k] = pieces[0].total[k] / tasks;
}

static void read_labels(const char *name) {
    FILE *file = fopen(name, "rb");
    if (!file) { perror(name); exit(2); }
    fseek(file, 0, SEEK_END);
    long size = ftell(file), capacity = size / 6 + 16;
    rewind(file);
    char *text = malloc(size + 1), *at;
    if (fread(text, 1, size, file) != (size_t)size) exit(2);
    text[size] = 0;
    fclose(file);
    task = malloc(4 * capacity); worker = malloc(4 * capacity); label = malloc(4 * capacity);
    for (at = strchr(text, '\n') + 1; *at;) {
        int *to[3] = { task, worker, label };
        for (int c = 0; c < 3; c++) {
            int n = 0;
            while (*at >= '0') n = n * 10 + *at++ - '0';
            to[c][count] = n;
            at++;
        }
        if (task[count] >= tasks) tasks = task[count] + 1;
        if (worker[count] >= workers) workers = worker[count] + 1;
        if (label[count] >= classes) classes = label[count] + 1;
        count++;
    }
    free(text);
}

static void index_labels(void) {
    start = calloc(tasks + 1, 4); byworker = malloc(4L * count); bylabel = malloc(4L * count);
    int *next = malloc(4L * tasks);
    for (int i = 0; i < count; i++) start[task[i] + 1]++;
    for (int t = 0; t < tasks; t++) start[t + 1] += start[t];
    memcpy(next, start, 4L * tasks);
    for (int i = 0; i < count; i++) { int at = next[task[i]]++; byworker[at] = worker[i]; bylabel[at] = label[i]; }
    free(next); free(task); free(worker); free(label);
}

int main(int argc, char **argv) {
    if (argc != 4) { fprintf(stderr, "usage: dawid_skene LABELS.csv ITERATIONS THREADS\n"); return 2; }
    int iterations = atoi(argv[2]), threads = atoi(argv[3]);
    double begin = now();
    read_labels(argv[1]);
    index_labels();
    double read = now();
    int K = classes;
    pi = malloc(sizeof(float) * workers * K * K); prior = malloc(sizeof(float) * K);
    Piece *pieces = calloc(threads, sizeof *pieces);
    pthread_t *ids = calloc(threads, sizeof *ids);
    for (int p = 0; p < threads; p++) {
        pieces[p].from = (long)tasks * p / threads; pieces[p].to = (long)tasks * (p + 1) / threads;
        pieces[p].sums = calloc((size_t)workers * K * K, sizeof(float)); pieces[p].total = calloc(K, sizeof(float));
    }
    for (int t = 0; t < tasks; t++) {
        float share[16] = { 0 };
        for (int i = start[t]; i < start[t + 1]; i++) share[bylabel[i]] += 1.0f / (start[t + 1] - start[t]);
        for (int i = start[t]; i < start[t + 1]; i++) for (int k = 0; k < K; k++) pieces[0].sums[((size_t)byworker[i] * K + bylabel[i]) * K + k] += share[k];
        for (int k = 0; k < K; k++) pieces[0].total[k] += share[k];
    }
    mstep(pieces, 1);
    double loglik = 0, fit = now();
    for (int it = 0; it < iterations; it++) {
        for (int p = 1; p < threads; p++) pthread_create(&ids[p], NULL, pass, &pieces[p]);
        pass(&pieces[0]);
        for (int p = 1; p < threads; p++) pthread_join(ids[p], NULL);
        loglik = 0;
        for (int p = 0; p < threads; p++) loglik += pieces[p].loglik;
        mstep(pieces, threads);
    }
    double end = now();
    printf("{\"labels\":%d,\"read\":%.6f,\"iterations\":%d,\"em\":%.6f,\"total\":%.6f,\"log_likelihood\":%.3f}\n", count, read - begin, iterations, end - fit, end - begin, loglik);
    return 0;
}
