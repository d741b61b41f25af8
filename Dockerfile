# API, worker and bot in one image: Node runs the sources as they stand, and compose.yaml says which.
FROM node:24-slim
RUN npm install --global pnpm@12
WORKDIR /app
COPY . .
# With what is for development, too: a package finds its peers, such as ioredis, only there.
RUN pnpm install --frozen-lockfile --filter "@stockeye/example-bot..."
USER node
